package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.bootstrap.services.pipeline.StreamProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace stream}: the Spark driver, in a JVM of its own class path. */
@Command(
    name = "stream",
    description = "Runs the streaming driver: Kafka to Cassandra, two queries per family.",
    mixinStandardHelpOptions = true)
final class StreamCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Override
  public Integer call() throws IOException, InterruptedException {
    installation.settings();
    ProcessBuilder builder =
        new ProcessBuilder(StreamProcess.command(Distribution.folder())).inheritIO();
    Path file = installation.data().resolve(LocalPipeline.SETTINGS);
    if (Files.exists(file)) {
      builder.environment().putIfAbsent(Settings.FILE_VARIABLE, file.toAbsolutePath().toString());
    }
    Process driver = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(driver), "stream-end"));
    return driver.waitFor();
  }

  /** Asks the driver to finish its batch, and waits until it has. */
  private static void end(Process driver) {
    driver.destroy();
    driver.onExit().join();
  }
}
