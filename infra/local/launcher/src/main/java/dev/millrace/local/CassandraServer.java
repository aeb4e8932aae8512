package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One Cassandra node that knows no other. */
final class CassandraServer {

  private final LocalConfig config;
  private final Path folder;
  private final int port;
  private final int storagePort;

  CassandraServer(LocalConfig config, DataFolder folder, Ports ports) {
    this.config = config;
    this.folder = folder.of(Server.CASSANDRA);
    this.port = ports.of("cassandra");
    this.storagePort = ports.of("cassandra-storage");
  }

  Endpoints.Cassandra endpoint() {
    return new Endpoints.Cassandra(Loopback.HOST, port, "datacenter1");
  }

  ProcessSpec spec() throws IOException {
    return ProcessSpec.of(Server.CASSANDRA.processName(), folder, command())
        .preparedBy(this::prepare)
        .readyWhen(WireReadiness.cassandra(port))
        .startingWithin(Duration.ofMinutes(2));
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>(List.of(config.java()));
    command.addAll(List.of("-Xms256m", "-Xmx512m", "-Xss512k"));
    command.addAll(ServerJvm.OPTIONS);
    command.add("-XX:MaxDirectMemorySize=256m");
    command.addAll(config.classArchive(Server.CASSANDRA).options("cassandra"));
    command.add("-javaagent:" + jamm());
    command.addAll(CassandraFiles.MODULE_OPTIONS);
    command.add("-Dcassandra.config=" + folder.resolve("cassandra.yaml").toUri());
    command.add("-Dlogback.configurationFile=" + folder.resolve("logback.xml").toUri());
    command.add("-Dcassandra.storagedir=" + folder.resolve("data"));
    command.addAll(CassandraFiles.SYSTEM_PROPERTIES);
    command.addAll(List.of("-cp", config.classPath(Server.CASSANDRA) + "/*"));
    command.add("org.apache.cassandra.service.CassandraDaemon");
    return command;
  }

  private void prepare() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("cassandra.yaml"),
        CassandraFiles.YAML.formatted(Loopback.HOST, port, storagePort));
    Files.writeString(folder.resolve("logback.xml"), CassandraFiles.LOGBACK);
  }

  private Path jamm() throws IOException {
    try (Stream<Path> files = Files.list(config.classPath(Server.CASSANDRA))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("jamm-"))
          .findFirst()
          .orElseThrow(() -> new IOException("there is no jamm in Cassandra's folder"));
    }
  }
}
