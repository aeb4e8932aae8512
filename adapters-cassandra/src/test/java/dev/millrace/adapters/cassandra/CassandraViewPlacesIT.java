package dev.millrace.adapters.cassandra;

import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.ViewPlacesContract;
import dev.millrace.domain.port.serving.WriterLeases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class CassandraViewPlacesIT implements ViewPlacesContract {

  private static final String KEYSPACE = "view_places_it";

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
  public ViewPlaces places() {
    return new CassandraViewPlaces(cluster::session, KEYSPACE, RequestLimits.DEFAULT);
  }

  @Override
  public WriterLeases leases() {
    return new CassandraWriterLeases(cluster::session, KEYSPACE);
  }
}
