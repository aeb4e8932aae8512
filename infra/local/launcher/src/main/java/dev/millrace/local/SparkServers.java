package dev.millrace.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A standalone Spark cluster: a master, and workers of one core each. */
final class SparkServers {

  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private final LocalConfig config;
  private final Path home;
  private final int port;
  private final int webPort;
  private final List<Integer> workerPorts;
  private final List<Integer> workerWebPorts;

  SparkServers(LocalConfig config, DataFolder folder, Ports ports) {
    this.config = config;
    this.home = folder.of(Server.SPARK);
    this.port = ports.of("spark");
    this.webPort = ports.of("spark-web");
    this.workerPorts = numbered("spark-worker-", config.sparkWorkers(), ports);
    this.workerWebPorts = numbered("spark-worker-web-", config.sparkWorkers(), ports);
  }

  String master() {
    return "spark://" + Loopback.HOST + ":" + port;
  }

  List<ProcessSpec> specs() {
    List<ProcessSpec> specs = new ArrayList<>();
    specs.add(
        ProcessSpec.of(
                Server.SPARK.processName(), home, java("master.Master", port, webPort, List.of()))
            .withEnvironment(environment())
            .preparedBy(this::layOut)
            .readyWhen(Readiness.http(state(webPort))));
    for (int i = 0; i < config.sparkWorkers(); i++) {
      specs.add(worker(i));
    }
    return specs;
  }

  private ProcessSpec worker(int index) {
    Path folder = home.resolve("worker-" + (index + 1));
    int web = workerWebPorts.get(index);
    List<String> arguments =
        List.of("--cores", "1", "--memory", "1g", "--work-dir", folder.toString(), master());
    List<String> command = java("worker.Worker", workerPorts.get(index), web, arguments);
    return ProcessSpec.of("spark-worker-" + (index + 1), folder, command)
        .withEnvironment(environment())
        .needing(Set.of(Server.SPARK.processName()))
        .readyWhen(() -> isRegistered(web));
  }

  private List<String> java(String main, int listen, int web, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(config.java()));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (String opened : OPENED) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", config.classPath(Server.SPARK) + "/*"));
    command.add("org.apache.spark.deploy." + main);
    command.addAll(List.of("--host", Loopback.HOST, "--port", Integer.toString(listen)));
    command.addAll(List.of("--webui-port", Integer.toString(web)));
    command.addAll(arguments);
    return command;
  }

  private Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME",
        home.toString(),
        "SPARK_SCALA_VERSION",
        "2.12",
        "SPARK_LOCAL_IP",
        Loopback.HOST,
        "JAVA_HOME",
        config.javaHome().toString());
  }

  /** Executors are started from the jars folder of SPARK_HOME. */
  private void layOut() throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Path jars = home.resolve("jars");
    Files.deleteIfExists(jars);
    Files.createSymbolicLink(jars, config.classPath(Server.SPARK));
  }

  private static URI state(int webPort) {
    return URI.create("http://" + Loopback.HOST + ":" + webPort + "/json/");
  }

  /** The worker itself knows its master once that has accepted it. */
  private boolean isRegistered(int workerWebPort) throws IOException {
    try (InputStream state = state(workerWebPort).toURL().openStream()) {
      return new String(state.readAllBytes(), StandardCharsets.UTF_8).contains(master());
    }
  }

  private static List<Integer> numbered(String name, int count, Ports ports) {
    return Stream.iterate(1, i -> i + 1).limit(count).map(i -> ports.of(name + i)).toList();
  }
}
