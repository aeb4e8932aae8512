package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.millrace.local.Endpoints;
import dev.millrace.testing.servers.Servers;
import java.util.List;

/** The cluster that the tests share; each test class has a keyspace of its own. */
record Cluster(CassandraConfig config, CqlSession session) implements AutoCloseable {

  static Cluster open(String keyspace) {
    Endpoints.Cassandra node = Servers.shared().cassandra();
    CassandraConfig config =
        CassandraConfig.local(node.host() + ":" + node.port(), node.datacenter(), keyspace);
    return new Cluster(config, CassandraSession.open(config));
  }

  /** With the tables of the contracts. */
  static Cluster withPeople(String keyspace) {
    Cluster cluster = open(keyspace);
    cluster.schema("people").migrate();
    return cluster;
  }

  CassandraViewSchema schema(String... files) {
    return new CassandraViewSchema(session, config, List.of(files));
  }

  CassandraViewWriter writer(RequestLimits limits) {
    return new CassandraViewWriter(session, config.keyspace(), limits);
  }

  CassandraServedViews served() {
    return new CassandraServedViews(session, config.keyspace(), config.limits());
  }

  @Override
  public void close() {
    session.close();
  }
}
