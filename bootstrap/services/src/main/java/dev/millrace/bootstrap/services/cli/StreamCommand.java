package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.pipeline.Compiling;
import dev.millrace.bootstrap.services.pipeline.ExpectedViews;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.bootstrap.services.pipeline.SparkMode;
import dev.millrace.bootstrap.services.pipeline.StreamProcess;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.failure.TransientFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace stream}: the Spark driver, in a JVM of its own class path. */
@Command(
    name = "stream",
    header = "Runs the streaming driver: Kafka to Cassandra.",
    description =
        "Two Spark queries per family: one serves the views and the dead letters, one counts. Each"
            + " runs in one driver at a time; a second one is told who has it. Before they start the"
            + " tables are compared with the families' views. Ends with 3 when another driver runs"
            + " or the tables differ, else with the driver's exit code.",
    mixinStandardHelpOptions = true,
    footer = "  MILLRACE_CONFIG=/etc/millrace.properties millrace stream")
final class StreamCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireViews();
    ProcessBuilder builder =
        new ProcessBuilder(
                StreamProcess.command(Distribution.folder(), Compiling.IN_FULL, SparkMode.LOCAL))
            .inheritIO();
    Path file = installation.data().resolve(LocalPipeline.SETTINGS);
    if (Files.exists(file)) {
      builder.environment().putIfAbsent(Settings.FILE_VARIABLE, file.toAbsolutePath().toString());
    }
    Process driver = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(driver), "stream-end"));
    return driver.waitFor();
  }

  /** A table that is wrong would stop the driver at its first batch, and less clearly. */
  private void requireViews() {
    try {
      installation.with(
          Modules.views(),
          injector -> {
            ExpectedViews.require(injector);
            return ExitCode.OK;
          });
    } catch (TransientFailure away) {
      LoggerFactory.getLogger(StreamCommand.class)
          .warn("the tables are not compared: {}; the driver waits for them", away.getMessage());
    }
  }

  /** Asks the driver to finish its batch, and waits until it has. */
  private static void end(Process driver) {
    driver.destroy();
    driver.onExit().join();
  }
}
