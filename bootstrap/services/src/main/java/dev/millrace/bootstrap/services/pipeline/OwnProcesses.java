package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.Preparation;
import dev.millrace.local.ProcessSpec;
import dev.millrace.local.Readiness;
import dev.millrace.local.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Millrace's own processes in the local pipeline: ingest, relay, stream and control. */
final class OwnProcesses {

  /** What they and the simulator hold when they have worked for a while. */
  static final int MEGABYTES = 1_200;

  private static final String SERVICES_MAIN = "dev.millrace.bootstrap.services.cli.Millrace";

  /** By which a relay that is started again knows its shards. */
  private static final String RELAY = "up";

  private static final String SMALL_HEAP = "192m";
  private static final Duration START = Duration.ofMinutes(2);

  /** The stream's batches may take eight seconds to end, and its leases four to be given back. */
  private static final Duration STREAM_STOP = Duration.ofSeconds(15);

  private final Path data;
  private final Path dist;
  private final Path settings;
  private final Deployment deployment;
  private final Compiling compiling;
  private final SparkMode spark;

  OwnProcesses(LocalConfig config, Path settings, Deployment deployment, Compiling compiling) {
    this.data = config.data();
    this.dist = config.dist();
    this.spark = SparkMode.of(config);
    this.settings = settings;
    this.deployment = deployment;
    this.compiling = compiling;
  }

  List<ProcessSpec> specs() {
    return List.of(
        service("ingest", "256m", Set.of("postgres", "registry"), deployment.forIngest()),
        service("relay", SMALL_HEAP, Set.of("postgres", "kafka", "registry"), deployment.forRelay())
            .withEnvironment(Map.of(Setting.RELAY_NAME.variable(), RELAY)),
        service("control", SMALL_HEAP, Set.of("postgres", "kafka"), deployment.forControl()),
        stream());
  }

  private ProcessSpec service(
      String name, String heap, Set<String> needs, Preparation preparation) {
    List<String> command =
        new JavaProcess(dist, List.of("services"), heap, compiling, List.of(), SERVICES_MAIN)
            .command(name, List.of(name));
    return spec(name, command, needs, preparation);
  }

  /** Spark's blocks go into the data folder too: they hold what the records say. */
  private ProcessSpec stream() {
    Scratch blocks = new Scratch(data.resolve("run").resolve("spark"));
    return spec(
            "stream",
            StreamProcess.command(dist, compiling, spark),
            streamNeeds(),
            Once.all(blocks, deployment.forStream()))
        .withEnvironment(Map.of("SPARK_LOCAL_DIRS", blocks.folder().toString()))
        .stoppedBy(Signal.TERM, STREAM_STOP);
  }

  private Set<String> streamNeeds() {
    Set<String> needs = new HashSet<>(spark.needs());
    needs.addAll(Set.of("postgres", "kafka", "registry", "cassandra"));
    return needs;
  }

  private ProcessSpec spec(
      String name, List<String> command, Set<String> needs, Preparation preparation) {
    Path ready = data.resolve("run").resolve(name + ".ready");
    return ProcessSpec.of(name, data, command)
        .needing(needs)
        .preparedBy(Once.all(() -> Files.deleteIfExists(ready), preparation))
        .withEnvironment(
            Map.of(
                Settings.FILE_VARIABLE,
                settings.toString(),
                Setting.READY_FILE.variable(),
                ready.toString()))
        .readyWhen(Readiness.file(ready))
        .startingWithin(START);
  }
}
