package dev.millrace.testing.servers;

import dev.millrace.local.Server;

/** Which image each server runs from. */
final class Images {

  private Images() {}

  /** The one that {@code -Dmillrace.image.<server>} names, else the default. */
  static String of(Server server) {
    String chosen = System.getProperty("millrace.image." + server.processName(), "");
    return chosen.isEmpty() ? standard(server) : chosen;
  }

  private static String standard(Server server) {
    return switch (server) {
      case POSTGRES -> "postgres:17";
      case KAFKA -> "apache/kafka:4.3.1";
      case REGISTRY -> "apicurio/apicurio-registry:3.0.9";
      case CASSANDRA -> "cassandra:5.0";
      case SPARK ->
          throw new IllegalArgumentException("Spark runs inside the tests, not as a container");
    };
  }
}
