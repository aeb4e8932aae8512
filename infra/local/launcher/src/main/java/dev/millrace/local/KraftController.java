package dev.millrace.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The controller within the broker: its metadata is a log beside those of the topics. */
final class KraftController {

  private final KafkaPrograms programs;
  private final Path folder;
  private final Path log;
  private final int port;

  KraftController(KafkaPrograms programs, DataFolder folder, Ports ports) {
    this.programs = programs;
    this.folder = folder.of(Server.KAFKA);
    this.log = folder.logs().resolve("kafka-format.log");
    this.port = ports.of("kafka-controller");
  }

  /** What a formatted folder holds. */
  static Path identity(Path folder) {
    return folder.resolve("data").resolve("meta.properties");
  }

  String settings(int brokerPort) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@%1$s:%3$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        """
        .formatted(Loopback.HOST, brokerPort, port);
  }

  /** Names the cluster, once. */
  void format() throws IOException, InterruptedException {
    if (!Files.exists(identity(folder))) {
      Path properties = KafkaServer.properties(folder);
      List<String> command =
          programs.command(
              "format",
              KafkaServer.HEAP,
              "kafka.tools.StorageTool",
              "format",
              "-t",
              clusterId(),
              "-c",
              properties.toString());
      Commands.run(command, folder, log);
    }
  }

  /** As Kafka's own: never with a dash in front, which its tools take for an option. */
  private static String clusterId() {
    String id;
    do {
      UUID random = UUID.randomUUID();
      byte[] bytes =
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(random.getMostSignificantBits())
              .putLong(random.getLeastSignificantBits())
              .array();
      id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } while (id.startsWith("-"));
    return id;
  }
}
