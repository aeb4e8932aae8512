package dev.millrace.acceptance.path;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.pipeline.Compiling;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.bootstrap.services.pipeline.SparkMode;
import dev.millrace.bootstrap.services.pipeline.StreamProcess;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The streaming driver as spark-submit starts it: the jars of the build handed to Spark's main. */
final class SubmittedDriver implements AutoCloseable {

  private static final Path DIST = Path.of(System.getProperty("millrace.dist"));
  private static final Path LIB = DIST.resolve("lib");

  private final Path log;
  private final Path ready;
  private final Process process;

  private SubmittedDriver(Path log, Path ready, Process process) {
    this.log = log;
    this.ready = ready;
    this.process = process;
  }

  /** Starts one over the data and the cluster of a pipeline, which has none of its own then. */
  static SubmittedDriver start(RunningPipeline path) throws IOException {
    Path log = path.data().resolve("logs").resolve("stream-submitted.log");
    Path ready = path.data().resolve("run").resolve("stream-submitted.ready");
    Files.deleteIfExists(ready);
    ProcessBuilder builder =
        new ProcessBuilder(command(path.settings().text(Setting.STREAM_MASTER)))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    Map<String, String> environment = builder.environment();
    environment.put(Settings.FILE_VARIABLE, path.data().resolve(LocalPipeline.SETTINGS).toString());
    environment.put(Setting.READY_FILE.variable(), ready.toString());
    environment.put("SPARK_LOCAL_DIRS", path.data().resolve("run").toString());
    return new SubmittedDriver(log, ready, builder.start());
  }

  private static List<String> command(String master) throws IOException {
    List<Path> jars = jars();
    Path main =
        jars.stream()
            .filter(jar -> jar.getFileName().toString().startsWith("millrace-bootstrap-stream-"))
            .findFirst()
            .orElseThrow();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx640m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    StreamProcess.command(DIST, Compiling.QUICKLY, SparkMode.LOCAL).stream()
        .filter(option -> option.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            LIB.resolve("stream") + "/*" + File.pathSeparator + LIB.resolve("spark") + "/*",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            master,
            "--class",
            "dev.millrace.bootstrap.stream.Stream",
            "--conf",
            "spark.executor.memory=640m",
            "--jars",
            String.join(",", jars.stream().map(Path::toString).toList()),
            main.toString()));
    return command;
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(LIB.resolve("stream"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  void awaitReady() {
    RunningPipeline.await(
        "a submitted driver to be ready",
        () -> Files.exists(ready),
        () -> (process.isAlive() ? "it is not yet, see " : "it ended, see ") + log);
  }

  /** As SIGKILL does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
