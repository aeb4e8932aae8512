package dev.millrace.testing.servers;

import dev.millrace.local.KafkaMode;

/** Chooses the implementation once per JVM. */
final class SharedServers {

  static final Servers INSTANCE =
      chosen(
          System.getProperty("millrace.servers", ""),
          KafkaMode.named(System.getProperty("millrace.kafka", "kraft")));

  private SharedServers() {}

  private static Servers chosen(String kind, KafkaMode kafka) {
    return switch (kind) {
      // Maven passes the property's own name on when it is not set.
      case "", "processes", "${millrace.servers}" -> new ChildProcessServers(kafka);
      case "containers" -> containers(kafka);
      default ->
          throw new IllegalArgumentException(
              "-Dmillrace.servers=" + kind + " is unknown; it is processes or containers");
    };
  }

  private static Servers containers(KafkaMode kafka) {
    if (kafka != KafkaMode.KRAFT) {
      throw new IllegalArgumentException(
          "-Dmillrace.kafka=" + kafka + " is for processes; Kafka's image runs without ZooKeeper");
    }
    return new ContainerServers();
  }
}
