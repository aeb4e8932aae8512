package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.serving.People;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ServedPartitionsContract;
import dev.millrace.domain.port.serving.ViewWriter;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CassandraServedPartitionsIT implements ServedPartitionsContract {

  private static Cluster cluster;

  @BeforeAll
  static void open() {
    cluster = Cluster.withPeople("served_partitions");
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Override
  public ServedPartitions partitions() {
    return new CassandraServedPartitions(
        cluster.session(), cluster.config().keyspace(), cluster.config().limits());
  }

  @Override
  public ViewWriter writer() {
    return cluster.writer(RequestLimits.DEFAULT);
  }

  @Test
  void aPartitionOfManySmallRowsTakesFewRequests() {
    UUID id = UUID.randomUUID();
    try (ViewWriter writer = writer()) {
      writer.write(
          IntStream.range(0, 1_000)
              .mapToObj(i -> People.visited(id, NOON.plusSeconds(i), "x", 1))
              .toList());
      writer.flush();
    }
    CountingSession counting = new CountingSession(cluster.session());
    ServedPartitions partitions =
        new CassandraServedPartitions(
            counting.session(), cluster.config().keyspace(), cluster.config().limits());

    assertThat(partitions.under(People.VISITS, List.of(List.of(id))).get(List.<Object>of(id)))
        .hasSize(1_000);
    assertThat(counting.sent()).isEqualTo(2);
  }
}
