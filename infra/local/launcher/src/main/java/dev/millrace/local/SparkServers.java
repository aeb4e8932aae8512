package dev.millrace.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
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

  /**
   * The master knows its application and its workers again when it was killed; looks for dead ones,
   * and waits for those it knew, for a quarter of a minute instead of a minute; and never gives an
   * application up because its executors die.
   */
  private static final List<String> MASTER =
      List.of(
          "-Dspark.deploy.recoveryMode=FILESYSTEM",
          "-Dspark.deploy.maxExecutorRetries=-1",
          "-Dspark.deploy.retainedApplications=10",
          "-Dspark.worker.timeout=15");

  /** Whatever executors leave behind is bounded, also when drivers come and go for days. */
  private static final List<String> WORKER =
      List.of(
          "-Dspark.worker.timeout=15",
          "-Dspark.worker.cleanup.enabled=true",
          "-Dspark.worker.cleanup.interval=600",
          "-Dspark.worker.cleanup.appDataTtl=3600",
          "-Dspark.executor.logs.rolling.strategy=size",
          "-Dspark.executor.logs.rolling.maxSize=16777216",
          "-Dspark.executor.logs.rolling.maxRetainedFiles=2");

  /** Executors say what Millrace says, and warnings of what it stands on. */
  private static final String LOGGING =
      """
      appender.console.type = Console
      appender.console.name = console
      appender.console.target = SYSTEM_ERR
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX}{UTC} %-5p %c{1} - %m%n
      rootLogger.level = warn
      rootLogger.appenderRef.console.ref = console
      logger.millrace.name = dev.millrace
      logger.millrace.level = info
      logger.utils.name = org.apache.spark.util.Utils
      logger.utils.level = error
      logger.hadoop.name = org.apache.hadoop.util.NativeCodeLoader
      logger.hadoop.level = error
      logger.clients.name = org.apache.kafka.clients
      logger.clients.level = error
      """;

  private final LocalConfig config;
  private final Path home;
  private final int port;
  private final int webPort;
  private final List<Integer> workerPorts;
  private final List<Integer> workerWebPorts;
  private boolean begun;

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

  /** The master's pages, and its state as JSON below them. */
  URI web() {
    return web(webPort);
  }

  List<ProcessSpec> specs() {
    List<ProcessSpec> specs = new ArrayList<>();
    specs.add(
        ProcessSpec.of(Server.SPARK.processName(), home, master(recovery()))
            .withEnvironment(environment())
            .preparedBy(this::layOut)
            .readyWhen(Readiness.http(state(webPort))));
    for (int i = 0; i < config.sparkWorkers(); i++) {
      specs.add(worker(i));
    }
    return specs;
  }

  private List<String> master(Path recovery) {
    List<String> options = new ArrayList<>(MASTER);
    options.add("-Dspark.deploy.recoveryDirectory=" + recovery);
    return java(options, "master.Master", port, webPort, List.of());
  }

  /** Blocks of an executor that was killed stay behind, and hold what records say. */
  private ProcessSpec worker(int index) {
    Path folder = home.resolve("worker-" + (index + 1));
    Path blocks = folder.resolve("blocks");
    Path work = folder.resolve("work");
    int web = workerWebPorts.get(index);
    List<String> arguments =
        List.of("--cores", "1", "--memory", "1g", "--work-dir", work.toString(), master());
    List<String> command = java(WORKER, "worker.Worker", workerPorts.get(index), web, arguments);
    return ProcessSpec.of("spark-worker-" + (index + 1), folder, command)
        .withEnvironment(environment())
        .withEnvironment(Map.of("SPARK_LOCAL_DIRS", blocks.toString()))
        .preparedBy(
            () -> {
              PostgresBinaries.deleteAll(blocks);
              Files.createDirectories(blocks);
            })
        .needing(Set.of(Server.SPARK.processName()))
        .readyWhen(() -> isRegistered(web));
  }

  private List<String> java(
      List<String> options, String main, int listen, int web, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(config.java()));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (String opened : OPENED) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.addAll(options);
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

  /**
   * Executors are started from the jars folder of SPARK_HOME, with its conf folder on their class
   * path. What a master knew ends with its stack.
   */
  private void layOut() throws IOException {
    if (!begun) {
      PostgresBinaries.deleteAll(recovery());
      begun = true;
    }
    Files.createDirectories(recovery());
    Path conf = Files.createDirectories(home.resolve("conf"));
    Files.writeString(conf.resolve("log4j2.properties"), LOGGING);
    Path jars = home.resolve("jars");
    Files.deleteIfExists(jars);
    Files.createSymbolicLink(jars, config.classPath(Server.SPARK));
  }

  private Path recovery() {
    return home.resolve("recovery");
  }

  private static URI web(int webPort) {
    return URI.create("http://" + Loopback.HOST + ":" + webPort);
  }

  private static URI state(int webPort) {
    return web(webPort).resolve("/json/");
  }

  /** The worker itself knows its master once that has accepted it. */
  private boolean isRegistered(int workerWebPort) throws IOException {
    URLConnection connection = state(workerWebPort).toURL().openConnection();
    connection.setConnectTimeout(Readiness.TIMEOUT_MILLIS);
    connection.setReadTimeout(Readiness.TIMEOUT_MILLIS);
    try (InputStream state = connection.getInputStream()) {
      return new String(state.readAllBytes(), StandardCharsets.UTF_8).contains(master());
    }
  }

  private static List<Integer> numbered(String name, int count, Ports ports) {
    return Stream.iterate(1, i -> i + 1).limit(count).map(i -> ports.of(name + i)).toList();
  }
}
