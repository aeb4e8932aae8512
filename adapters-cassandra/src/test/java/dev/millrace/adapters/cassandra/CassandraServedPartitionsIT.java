package dev.millrace.adapters.cassandra;

import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ServedPartitionsContract;
import dev.millrace.domain.port.serving.ViewWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
}
