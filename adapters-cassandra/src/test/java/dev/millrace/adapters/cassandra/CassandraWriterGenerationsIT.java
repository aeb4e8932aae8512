package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.WriterGenerations;
import dev.millrace.domain.port.serving.WriterGenerationsContract;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CassandraWriterGenerationsIT implements WriterGenerationsContract {

  private static final String KEYSPACE = "writer_generations_it";
  private static final String NAME = "users-windows";

  private static Cluster cluster;

  @BeforeAll
  static void open() {
    cluster = Cluster.open(KEYSPACE);
    cluster.schema(CassandraWriterLeases.FILE).migrate();
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Override
  public WriterGenerations generations() {
    return new CassandraWriterGenerations(cluster::session, KEYSPACE);
  }

  @Test
  void itDoesNotEndByItself() {
    assertThat(generations().note(NAME, FIRST)).isEqualTo(FIRST);

    Row row =
        Objects.requireNonNull(
            cluster
                .session()
                .execute(
                    "SELECT TTL(generation) FROM writer_generations_it.writer_generations WHERE name = '"
                        + NAME
                        + "'")
                .one());
    assertThat(row.isNull(0)).isTrue();
  }

  @Test
  void aTableThatIsMissingIsNoTransientFailure() {
    WriterGenerations elsewhere = new CassandraWriterGenerations(cluster::session, "system");

    assertThatThrownBy(() -> elsewhere.note(NAME, FIRST))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("the generation of " + NAME);
  }

  @Test
  void aClusterThatIsAwayIsTransient() {
    WriterGenerations away =
        new CassandraWriterGenerations(
            () -> {
              throw new TransientFailure("away");
            },
            KEYSPACE);

    assertThatThrownBy(() -> away.note(NAME, FIRST))
        .isInstanceOf(TransientFailure.class)
        .hasMessage("away");
  }
}
