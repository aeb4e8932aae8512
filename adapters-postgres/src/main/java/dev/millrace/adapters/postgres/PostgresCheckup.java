package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Shard;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;

/** What an operator asks the database for. */
public final class PostgresCheckup {

  private final PostgresDatabase database;

  public PostgresCheckup(PostgresDatabase database) {
    this.database = database;
  }

  /** The server's version, as it says it itself. */
  public String version() {
    return database
        .transactions()
        .run("ask for the version", session -> statements(session).version());
  }

  /** The schema's version that is applied; {@code none} where there is no schema. */
  public String schemaVersion() {
    return Migrations.version(database.config());
  }

  /** How the schema differs from this program's; empty when it does not. */
  public List<String> schemaDifferences() {
    return Migrations.differences(database.config());
  }

  /** What waits behind the relay's cursors; see {@link RelayBacklog} for how exactly. */
  public RelayBacklog backlog() {
    return database
        .transactions()
        .run("measure the relay's backlog", session -> backlog(statements(session)));
  }

  /** The number of the newest event in the outbox; 0 where there is none. */
  public long newestEvent() {
    return database
        .transactions()
        .run("find the newest event", session -> statements(session).newest());
  }

  /** What waits behind a shard's cursor. */
  public RelayBacklog backlog(Shard shard) {
    return database
        .transactions()
        .run(
            "measure the backlog of " + shard,
            session -> backlog(statements(session), ShardRow.of(shard)));
  }

  private static RelayBacklog backlog(CheckupStatements statements) {
    return statements.shards().stream()
        .map(shard -> backlog(statements, shard))
        .reduce(RelayBacklog::plus)
        .orElseGet(() -> backlog(statements, ShardRow.of(Shard.WHOLE)));
  }

  private static RelayBacklog backlog(CheckupStatements statements, ShardRow shard) {
    return statements
        .backlog(shard.generation(), shard.shards(), shard.shard(), RelayBacklog.COUNTED)
        .toBacklog();
  }

  /**
   * Transactions of this database that have been open for that long, by their process or, where
   * they are prepared, by their name. Of other roles' the server may tell nothing.
   */
  public List<String> transactions(Duration age) {
    return database
        .transactions()
        .run(
            "look for long transactions",
            session -> statements(session).transactions(age.toSeconds()));
  }

  /** How old the outbox is, and why it is older than what is kept of it. */
  public OutboxAge outboxAge(Period kept) {
    return database.transactions().run("look at the outbox's days", session -> age(session, kept));
  }

  private static OutboxAge age(SqlSession session, Period kept) {
    PartitionStatements partitions = session.getMapper(PartitionStatements.class);
    LocalDate firstKept = partitions.today().minus(kept);
    LocalDate oldest = partitions.outboxDays().stream().findFirst().orElse(firstKept);
    Optional<String> held =
        oldest.isBefore(firstKept) ? OutboxByDay.holder(session, oldest) : Optional.empty();
    return new OutboxAge(oldest, held.orElse(""), partitions.hasRest());
  }

  private static CheckupStatements statements(SqlSession session) {
    return session.getMapper(CheckupStatements.class);
  }
}
