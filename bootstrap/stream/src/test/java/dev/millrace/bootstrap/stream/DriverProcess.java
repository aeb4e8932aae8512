package dev.millrace.bootstrap.stream;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.local.Endpoints;
import dev.millrace.testing.servers.Servers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** The driver in a JVM of its own, over the class path that the build laid out. */
final class DriverProcess {

  private final Process process;
  private final Path output;

  private DriverProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static DriverProcess start(Servers servers, Path folder) throws IOException {
    Path output = Files.createTempFile(folder, "driver", ".log");
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    settings(servers, folder).forEach((s, value) -> builder.environment().put(s.variable(), value));
    return new DriverProcess(builder.redirectOutput(output.toFile()).start(), output);
  }

  private static List<String> command() {
    Path lib = Path.of(Objects.requireNonNull(System.getProperty("millrace.dist")), "lib");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx640m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    command.add("-cp");
    command.add(lib.resolve("stream") + "/*" + File.pathSeparator + lib.resolve("spark") + "/*");
    command.add(dev.millrace.bootstrap.stream.Stream.class.getName());
    return command;
  }

  private static Map<Setting, String> settings(Servers servers, Path folder) {
    Endpoints.Cassandra cassandra = servers.cassandra();
    return Map.of(
        Setting.KAFKA_BOOTSTRAP_SERVERS, servers.kafka(),
        Setting.REGISTRY_URL, servers.registry().toString(),
        Setting.CASSANDRA_CONTACT_POINTS, cassandra.host() + ":" + cassandra.port(),
        Setting.CASSANDRA_DATACENTER, cassandra.datacenter(),
        Setting.CASSANDRA_KEYSPACE, Pipeline.KEYSPACE,
        Setting.STREAM_CHECKPOINTS, folder.resolve("checkpoints").toString());
  }

  boolean isReady() throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      return lines.anyMatch(line -> line.endsWith("stream ready"));
    }
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  /** The memory that the process holds, in MiB. */
  long residentMebibytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void terminate() {
    process.destroy();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
