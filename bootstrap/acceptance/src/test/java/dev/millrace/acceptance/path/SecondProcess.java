package dev.millrace.acceptance.path;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process of Millrace beside those of a pipeline, with settings of its own. */
final class SecondProcess implements AutoCloseable {

  private final String name;
  private final Path log;
  private final Path ready;
  private final Process process;

  private SecondProcess(String name, Path log, Path ready, Process process) {
    this.name = name;
    this.log = log;
    this.ready = ready;
    this.process = process;
  }

  /**
   * Starts it over the data of a pipeline.
   *
   * @param command names it
   * @param settings where they differ from the pipeline's
   */
  static SecondProcess start(Path data, String command, Map<Setting, String> settings)
      throws IOException {
    Path log = data.resolve("logs").resolve(command + "-second.log");
    Path ready = data.resolve("run").resolve(command + "-second.ready");
    Files.deleteIfExists(ready);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of(System.getProperty("millrace.dist"), "lib", "services") + "/*",
                "dev.millrace.bootstrap.services.cli.Millrace",
                command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()));
    Map<String, String> environment = builder.environment();
    environment.put(Settings.FILE_VARIABLE, data.resolve(LocalPipeline.SETTINGS).toString());
    environment.put(Setting.READY_FILE.variable(), ready.toString());
    settings.forEach((setting, value) -> environment.put(setting.variable(), value));
    return new SecondProcess(command, log, ready, builder.start());
  }

  void awaitReady() {
    RunningPipeline.await(
        "a second " + name + " to be ready",
        () -> Files.exists(ready),
        () -> (process.isAlive() ? "it is not yet, see " : "it ended, see ") + log);
  }

  /** The lines that it has written. */
  List<String> log() throws IOException {
    return Files.readAllLines(log);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** As SIGKILL does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** It stands still, as with SIGSTOP. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  void goOn() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String which) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    int code =
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + which + " " + pid).start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("no %s to process %s".formatted(which, pid));
    }
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
