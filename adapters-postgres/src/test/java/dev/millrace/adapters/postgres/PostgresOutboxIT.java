package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxContract;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresOutboxIT implements OutboxContract {

  private TestDatabase postgres;

  @BeforeAll
  void open() {
    postgres = TestDatabase.migrated();
  }

  @AfterAll
  void close() {
    postgres.close();
  }

  @Override
  public Outbox outbox(Shard shard) {
    return new PostgresOutbox(postgres.database(), shard);
  }

  @Override
  public Intake intake() {
    return new PostgresIntake(postgres.database());
  }

  @Override
  public Runs runs() {
    return new PostgresRuns(postgres.database(), InstantSource.system());
  }

  /** What docs/operating.md has an operator do, where an SQL dump brought ids that are to come. */
  @Test
  void rowsOfAnotherClusterAreReadOnceTheyAreOfTransactionsOfThisOne() throws SQLException {
    RunId run = Submitted.run(runs());
    intake().inTransaction(PageFixture.of(run, 1, List.of(UUID.randomUUID() + "=1"))::takeIn);
    postgres.execute("UPDATE millrace.outbox SET xid = '9000000000' WHERE run_id = '" + run + "'");
    assertThat(fromTheStart(run)).isEmpty();

    postgres.execute(
        "UPDATE millrace.outbox SET xid = pg_current_xact_id()"
            + " WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())");

    assertThat(fromTheStart(run)).hasSize(1);
  }

  /** On this rests where a long span begins; whatever the server logs, it gives an id, too. */
  @Test
  void aNumberIsDrawnByATransactionThatHasAnId() throws SQLException {
    List<String> defaults =
        postgres.query(
            """
            SELECT DISTINCT pg_get_expr(adbin, adrelid)
            FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
            WHERE adrelid::regclass::text LIKE 'millrace.outbox%' AND attname = 'seq'
            """);
    assertThat(defaults).hasSize(1);
    postgres.query("SELECT nextval('millrace.outbox_seq')");

    assertThat(
            postgres.query(
                "SELECT pg_current_xact_id_if_assigned() FROM (SELECT CASE WHEN %s > 0 THEN 1 END"
                        .formatted(defaults.get(0))
                    + " AS drawn OFFSET 0) AS one WHERE drawn = 1"))
        .hasSize(1)
        .doesNotContainNull();
  }

  private List<OutboxRow> fromTheStart(RunId run) {
    Outbox outbox = outbox(Shard.WHOLE);
    Cursor all = Cursor.beginning(outbox.systemIdentifier()).advance(outbox.snapshot());
    return outbox.read(all, 10_000).stream().filter(row -> row.run().equals(run)).toList();
  }
}
