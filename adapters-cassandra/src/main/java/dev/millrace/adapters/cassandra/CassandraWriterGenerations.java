package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.port.serving.WriterGenerations;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/** Generations as rows without an end, changed by lightweight transactions. */
public final class CassandraWriterGenerations implements WriterGenerations {

  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  private final Supplier<CqlSession> session;
  private final String table;

  /**
   * @param session asked for before each statement
   */
  public CassandraWriterGenerations(Supplier<CqlSession> session, String keyspace) {
    this.session = session;
    this.table = keyspace + ".writer_generations";
  }

  /** A generation that goes on takes one transaction, as does the first. */
  @Override
  public long note(String name, long generation) {
    try {
      long latest =
          latest(
              generation,
              "INSERT INTO %s (name, generation) VALUES (?, ?) IF NOT EXISTS",
              name,
              generation);
      return latest >= generation
          ? latest
          : latest(
              generation,
              "UPDATE %s SET generation = ? WHERE name = ? IF generation < ?",
              generation,
              name,
              generation);
    } catch (RuntimeException error) {
      throw Failures.of("note the generation of " + name, error);
    }
  }

  private long latest(long generation, String cql, Object... values) {
    ResultSet answer =
        session
            .get()
            .execute(SimpleStatement.newInstance(cql.formatted(table), values).setTimeout(TIMEOUT));
    return answer.wasApplied()
        ? generation
        : Objects.requireNonNull(answer.one()).getLong("generation");
  }
}
