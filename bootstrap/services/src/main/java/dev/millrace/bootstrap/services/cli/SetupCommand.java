package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.pipeline.Groundwork;
import dev.millrace.domain.port.schema.IncompatibleSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace setup}. */
@Command(
    name = "setup",
    header = "Makes tables, topics, schemas and views in servers of your own.",
    description = {
      "Brings PostgreSQL, Kafka, the registry and Cassandra to what this version needs, before its"
          + " processes start; `millrace up` does so by itself. May be repeated, also by several"
          + " at once: what stands already stays as it is.",
      "Waits up to a minute for each server. Exits 1 when a schema is incompatible with one that"
          + " was registered before."
    },
    mixinStandardHelpOptions = true,
    footer = "  MILLRACE_CONFIG=/etc/millrace.properties millrace setup")
final class SetupCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = installation.settings();
    Output output = installation.output();
    try {
      for (Groundwork part : Groundwork.values()) {
        part.lay(settings);
        output.say("%-8s ready".formatted(part));
      }
    } catch (IncompatibleSchema refused) {
      return Refusal.of(output, String.valueOf(refused.getMessage())).code();
    }
    output.print(
        Map.of("ready", Arrays.stream(Groundwork.values()).map(Groundwork::toString).toList()),
        out -> {});
    return ExitCode.OK.code();
  }
}
