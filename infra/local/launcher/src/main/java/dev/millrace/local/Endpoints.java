package dev.millrace.local;

import java.net.URI;

/**
 * Where the servers of a local stack are reached. Those of a server that does not run are where it
 * would be.
 *
 * @param postgres the superuser's access; databases of their own come from {@link
 *     LocalServers#database}
 * @param kafkaBootstrap {@code host:port}
 * @param registry the root of the Confluent-compatible API
 * @param sparkMaster {@code spark://host:port}
 * @param sparkWeb the master's pages
 */
public record Endpoints(
    Database postgres,
    String kafkaBootstrap,
    URI registry,
    Cassandra cassandra,
    String sparkMaster,
    URI sparkWeb) {

  /** One database of a PostgreSQL server, and the role to use it with. */
  public record Database(String host, int port, String name, String user, String password) {

    /** Without user and password. */
    public String jdbcUrl() {
      return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** Without the password, which must not reach a log. */
    @Override
    public String toString() {
      return user + "@" + host + ":" + port + "/" + name;
    }
  }

  /** A Cassandra contact point. */
  public record Cassandra(String host, int port, String datacenter) {}
}
