package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One Kafka broker, with what keeps its metadata. */
final class KafkaServer {

  static final List<String> HEAP = List.of("-Xms128m", "-Xmx384m");

  private final KafkaPrograms programs;
  private final Path folder;
  private final int port;
  private final List<ProcessSpec> specs;

  KafkaServer(LocalConfig config, DataFolder folder, Ports ports) {
    this.programs = new KafkaPrograms(config);
    this.folder = folder.of(Server.KAFKA);
    this.port = ports.of("kafka");
    this.specs =
        switch (config.kafka()) {
          case KRAFT -> withKraft(new KraftController(programs, folder, ports));
          case ZOOKEEPER -> withZooKeeper(new ZooKeeperServer(programs, folder, ports));
        };
  }

  /** In the broker's folder; written before each start. */
  static Path properties(Path folder) {
    return folder.resolve("server.properties");
  }

  String bootstrap() {
    return Loopback.HOST + ":" + port;
  }

  /** Its process, and before it the one that it needs and nobody else does. */
  List<ProcessSpec> specs() {
    return specs;
  }

  private List<ProcessSpec> withKraft(KraftController controller) {
    return List.of(broker(controller.settings(port), controller::format));
  }

  private List<ProcessSpec> withZooKeeper(ZooKeeperServer zooKeeper) {
    ProcessSpec broker = broker(zooKeeper.settings(port), zooKeeper::awaitNoBroker);
    return List.of(
        zooKeeper.spec(),
        broker
            .needing(Set.of(ZooKeeperServer.NAME))
            .readyWhen(WireReadiness.kafka(port, this::topicsOnDisk)));
  }

  /** Each partition has a folder: the topic's name, a dash, and its number. */
  private long topicsOnDisk() throws IOException {
    try (Stream<Path> entries = Files.list(data())) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches(".+-[0-9]+"))
          .map(name -> name.substring(0, name.lastIndexOf('-')))
          .distinct()
          .count();
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private ProcessSpec broker(String metadata, Preparation preparation) {
    Path properties = properties(folder);
    List<String> command =
        programs.command(Server.KAFKA.processName(), HEAP, "kafka.Kafka", properties.toString());
    return ProcessSpec.of(Server.KAFKA.processName(), folder, command)
        .preparedBy(
            () -> {
              Files.createDirectories(folder);
              Files.writeString(properties, metadata + settings());
              preparation.run();
            })
        .readyWhen(WireReadiness.kafka(port));
  }

  /**
   * A transaction that begins while the one before it is still being marked as committed is tried
   * again after the retry's back-off; that is short, as transactions follow each other at once
   * here. Those whose time is over are looked for each second, not every ten: until one is ended,
   * readers stand before it.
   */
  private String settings() {
    return """
        log.dirs=%s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=8
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=8
        add.partitions.to.txn.retry.backoff.ms=1
        transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
        group.initial.rebalance.delay.ms=0
        num.network.threads=2
        num.io.threads=4
        """
        .formatted(data());
  }
}
