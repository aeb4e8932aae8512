package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One ZooKeeper that is an ensemble of its own, for the local Kafka alone. */
final class ZooKeeperServer {

  /** Of its process, its port and its folder. */
  static final String NAME = "zookeeper";

  /** How long it takes a broker that says nothing for alive. */
  private static final Duration SESSION = Duration.ofSeconds(6);

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final long POLL_MILLIS = 40;
  private static final String REGISTRATIONS = "/brokers/ids/";

  private final KafkaPrograms programs;
  private final Path folder;
  private final int port;

  ZooKeeperServer(KafkaPrograms programs, DataFolder folder, Ports ports) {
    this.programs = programs;
    this.folder = folder(folder.of(Server.KAFKA));
    this.port = ports.of(NAME);
  }

  /** Within the broker's: neither is of any use without the other. */
  static Path folder(Path kafka) {
    return kafka.resolve(NAME);
  }

  /** What the broker has to know of it. */
  String settings(int brokerPort) {
    return """
        broker.id=1
        listeners=PLAINTEXT://%1$s:%2$d
        zookeeper.connect=%1$s:%3$d
        zookeeper.session.timeout.ms=%4$d
        """
        .formatted(Loopback.HOST, brokerPort, port, SESSION.toMillis());
  }

  ProcessSpec spec() {
    Path properties = folder.resolve("zookeeper.properties");
    List<String> command =
        programs.command(
            NAME,
            List.of("-Xmx128m", "-Dzookeeper.jmx.log4j.disable=true"),
            "org.apache.zookeeper.server.quorum.QuorumPeerMain",
            properties.toString());
    return ProcessSpec.of(NAME, folder, command)
        .preparedBy(
            () -> {
              Files.createDirectories(folder);
              Files.writeString(properties, properties());
            })
        .readyWhen(WireReadiness.zooKeeper(port));
  }

  /** Every change is synced to disk before it is answered, as is ZooKeeper's default. */
  private String properties() {
    return """
        clientPortAddress=%s
        clientPort=%d
        dataDir=%s
        tickTime=1000
        admin.enableServer=false
        4lw.commands.whitelist=srvr,dump
        autopurge.snapRetainCount=3
        autopurge.purgeInterval=1
        """
        .formatted(Loopback.HOST, port, folder.resolve("data"));
  }

  /**
   * Waits until nobody is registered as the broker. One that was killed stays so until its session
   * ends, across restarts of ZooKeeper too, and its next start would fail for that.
   */
  void awaitNoBroker() throws IOException, InterruptedException {
    Stopwatch waiting = new Stopwatch();
    while (Loopback.ask(port, "dump").contains(REGISTRATIONS)) {
      if (waiting.elapsed().compareTo(PATIENCE) > 0) {
        throw new StackException(
            "A broker is still registered at the ZooKeeper on port %d after %d s, and this stack's is dead."
                    .formatted(port, PATIENCE.toSeconds())
                + "\n  Stop the other program that uses this ZooKeeper.");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }
}
