package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.WriterLease;
import dev.millrace.domain.port.serving.WriterLeases;
import dev.millrace.domain.port.serving.WriterLeasesContract;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CassandraWriterLeasesIT implements WriterLeasesContract {

  private static final String KEYSPACE = "writer_leases_it";

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
  public WriterLeases leases() {
    return new CassandraWriterLeases(cluster::session, KEYSPACE);
  }

  /** As the time to live does, which the test below sees on every cell. */
  @Override
  public void letRunOut(String name) {
    cluster
        .session()
        .execute(
            SimpleStatement.newInstance(
                "DELETE FROM writer_leases_it.writer_leases WHERE name = ? IF EXISTS", name));
  }

  @Test
  void everyCellEndsByItselfAlsoAfterARenewal() {
    WriterLease lease = lease();
    assertThat(leases().take(lease)).isEmpty();
    assertThatAllEndTogether(lease);
    assertThat(leases().renew(lease)).isTrue();
    assertThatAllEndTogether(lease);
  }

  @Test
  void aTableThatIsMissingIsNoTransientFailure() {
    WriterLeases elsewhere = new CassandraWriterLeases(cluster::session, "system");

    assertThatThrownBy(() -> elsewhere.take(lease()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("the lease of");
  }

  @Test
  void aClusterThatIsAwayIsTransient() {
    WriterLeases away =
        new CassandraWriterLeases(
            () -> {
              throw new TransientFailure("away");
            },
            KEYSPACE);

    assertThatThrownBy(() -> away.renew(lease()))
        .isInstanceOf(TransientFailure.class)
        .hasMessage("away");
  }

  private static void assertThatAllEndTogether(WriterLease lease) {
    Row row =
        Objects.requireNonNull(
            cluster
                .session()
                .execute(
                    SimpleStatement.newInstance(
                        "SELECT TTL(id) AS id, TTL(holder) AS holder, TTL(since) AS since, TTL(renewed_at) AS renewed"
                            + " FROM writer_leases_it.writer_leases WHERE name = ?",
                        lease.name()))
                .one());
    for (String cell : new String[] {"id", "holder", "since", "renewed"}) {
      assertThat(row.getInt(cell)).as(cell).isBetween(1, (int) WriterLeases.LIFE.toSeconds());
    }
  }

  private static WriterLease lease() {
    return new WriterLease(UUID.randomUUID().toString(), UUID.randomUUID(), "4711@host", SINCE);
  }
}
