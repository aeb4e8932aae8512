package dev.millrace.bootstrap.stream;

import dev.millrace.bootstrap.configuration.Setting;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The driver in a JVM of its own, over the class path that the build laid out. */
final class DriverProcess {

  private static final Logger LOG = LoggerFactory.getLogger(DriverProcess.class);

  private final Process process;
  private final Path output;

  private DriverProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static DriverProcess start(Map<Setting, String> settings, Path folder) throws IOException {
    Path output = Files.createTempFile(folder, "driver", ".log");
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    settings.forEach((s, value) -> builder.environment().put(s.variable(), value));
    return new DriverProcess(builder.redirectOutput(output.toFile()).start(), output);
  }

  private static List<String> command() {
    Path lib = Path.of(Objects.requireNonNull(System.getProperty("millrace.dist")), "lib");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx640m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            lib.resolve("stream") + "/*",
            lib.resolve("spark") + "/*",
            testClasses().toString()));
    command.add(dev.millrace.bootstrap.stream.Stream.class.getName());
    return command;
  }

  /** Behind all others, for what Spark is told to load from there. */
  private static Path testClasses() {
    try {
      return Path.of(
          Objects.requireNonNull(DriverProcess.class.getProtectionDomain().getCodeSource())
              .getLocation()
              .toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Waits for something, and tells what the driver said when it does not come. */
  void until(String what, Callable<Boolean> reached) throws Exception {
    try {
      within(Duration.ofSeconds(90), what, reached);
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + "\n" + output(), late);
    }
  }

  static void within(Duration patience, String what, Callable<Boolean> reached) throws Exception {
    long start = System.nanoTime();
    while (!reached.call()) {
      if (System.nanoTime() - start > patience.toNanos()) {
        throw new AssertionError("not within " + patience + ": " + what);
      }
      Thread.sleep(250);
    }
    LOG.info("{} after {} ms", what, (System.nanoTime() - start) / 1_000_000);
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

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return process.exitValue();
  }

  /** Stops it where it stands, until {@link #resume}. */
  void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, "" + process.pid()).start().waitFor();
  }

  void terminate() {
    process.destroy();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
