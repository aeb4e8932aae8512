package dev.millrace.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** One Kafka broker that is its own KRaft controller. */
final class KafkaServer {

  private final LocalConfig config;
  private final Path folder;
  private final Path log;
  private final int port;
  private final int controllerPort;

  KafkaServer(LocalConfig config, DataFolder folder, Ports ports) {
    this.config = config;
    this.folder = folder.of(Server.KAFKA);
    this.log = folder.logs().resolve("kafka-format.log");
    this.port = ports.of("kafka");
    this.controllerPort = ports.of("kafka-controller");
  }

  String bootstrap() {
    return Loopback.HOST + ":" + port;
  }

  ProcessSpec spec() {
    return ProcessSpec.of(
            Server.KAFKA.processName(),
            folder,
            java("kafka", "kafka.Kafka", properties().toString()))
        .preparedBy(this::prepare)
        .readyWhen(WireReadiness.kafka(port));
  }

  private List<String> java(String process, String main, String... arguments) {
    List<String> command = new ArrayList<>(List.of(config.java()));
    command.addAll(List.of("-Xms128m", "-Xmx384m"));
    command.addAll(ServerJvm.OPTIONS);
    command.addAll(config.classArchive(Server.KAFKA).options(process));
    command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    command.addAll(List.of("-cp", config.classPath(Server.KAFKA) + "/*", main));
    command.addAll(List.of(arguments));
    return command;
  }

  private Path properties() {
    return folder.resolve("server.properties");
  }

  private void prepare() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.writeString(properties(), settings());
    if (!Files.exists(folder.resolve("data").resolve("meta.properties"))) {
      String cluster = clusterId();
      Commands.run(
          java(
              "format",
              "kafka.tools.StorageTool",
              "format",
              "-t",
              cluster,
              "-c",
              properties().toString()),
          folder,
          log);
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

  private String settings() {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@%1$s:%3$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%4$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=8
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=8
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        num.network.threads=2
        num.io.threads=4
        """
        .formatted(Loopback.HOST, port, controllerPort, folder.resolve("data"));
  }
}
