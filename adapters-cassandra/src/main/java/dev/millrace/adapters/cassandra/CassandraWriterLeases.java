package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.port.serving.HeldLease;
import dev.millrace.domain.port.serving.WriterLease;
import dev.millrace.domain.port.serving.WriterLeases;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Leases as rows with a time to live, changed by lightweight transactions: whoever can write the
 * views can hold one, and nobody else has to be asked.
 */
public final class CassandraWriterLeases implements WriterLeases {

  /** The file of migrations that makes their table. */
  static final String FILE = "writers";

  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  private final Supplier<CqlSession> session;
  private final String table;

  /**
   * @param session asked for before each statement
   */
  public CassandraWriterLeases(Supplier<CqlSession> session, String keyspace) {
    this.session = session;
    this.table = keyspace + ".writer_leases";
  }

  @Override
  public Optional<HeldLease> take(WriterLease wanted) {
    if (renew(wanted)) {
      return Optional.empty();
    }
    ResultSet answer =
        execute(
            "take the lease of " + wanted.name(),
            "INSERT INTO %s (name, id, holder, since, renewed_at) VALUES (?, ?, ?, ?, toTimestamp(now())) IF NOT EXISTS USING TTL %d",
            wanted.name(),
            wanted.id(),
            wanted.holder(),
            wanted.since());
    return answer.wasApplied() ? Optional.empty() : Optional.of(held(one(answer)));
  }

  @Override
  public boolean renew(WriterLease held) {
    return execute(
            "renew the lease of " + held.name(),
            "UPDATE %s USING TTL %d SET id = ?, holder = ?, since = ?, renewed_at = toTimestamp(now()) WHERE name = ? IF id = ?",
            held.id(),
            held.holder(),
            held.since(),
            held.name(),
            held.id())
        .wasApplied();
  }

  @Override
  public void release(WriterLease held) {
    execute(
        "give back the lease of " + held.name(),
        "DELETE FROM %s WHERE name = ? IF id = ?",
        held.name(),
        held.id());
  }

  /** Serial consistency is the default of conditional statements: all data centres agree. */
  private ResultSet execute(String what, String cql, Object... values) {
    try {
      return session
          .get()
          .execute(
              SimpleStatement.newInstance(cql.formatted(table, LIFE.toSeconds()), values)
                  .setTimeout(TIMEOUT));
    } catch (RuntimeException error) {
      throw Failures.of(what, error);
    }
  }

  private static Row one(ResultSet answer) {
    return Objects.requireNonNull(answer.one());
  }

  private static HeldLease held(Row row) {
    String name = Objects.requireNonNull(row.getString("name"));
    UUID id = Objects.requireNonNull(row.getUuid("id"));
    String holder = Objects.requireNonNull(row.getString("holder"));
    Instant since = Objects.requireNonNull(row.getInstant("since"));
    Instant renewedAt = Objects.requireNonNull(row.getInstant("renewed_at"));
    return new HeldLease(new WriterLease(name, id, holder, since), renewedAt);
  }
}
