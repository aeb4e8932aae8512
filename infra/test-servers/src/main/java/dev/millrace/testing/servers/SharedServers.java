package dev.millrace.testing.servers;

/** Chooses the implementation once per JVM. */
final class SharedServers {

  static final Servers INSTANCE = chosen(System.getProperty("millrace.servers", ""));

  private SharedServers() {}

  private static Servers chosen(String kind) {
    return switch (kind) {
      // Maven passes the property's own name on when it is not set.
      case "", "processes", "${millrace.servers}" -> new ChildProcessServers();
      case "containers" -> new ContainerServers();
      default ->
          throw new IllegalArgumentException(
              "-Dmillrace.servers=" + kind + " is unknown; it is processes or containers");
    };
  }
}
