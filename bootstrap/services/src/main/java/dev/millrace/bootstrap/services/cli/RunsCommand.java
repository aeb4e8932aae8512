package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.Runs;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code millrace runs}: the newest runs, and {@code runs start} to start one. */
@Command(
    name = "runs",
    description = "Lists the newest runs, or starts one.",
    mixinStandardHelpOptions = true,
    subcommands = RunsStartCommand.class,
    footer = {
      "",
      "Examples:",
      "  millrace runs",
      "  millrace runs start --records 5000 --seed spring"
    })
final class RunsCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many. Default: ${DEFAULT-VALUE}",
      defaultValue = "20")
  private int limit;

  @Override
  public Integer call() {
    return installation.with(Modules.books(), this::list);
  }

  private int list(Injector injector) {
    List<Run> runs = injector.getInstance(Runs.class).newest(limit);
    installation
        .output()
        .print(
            Map.of("runs", runs.stream().map(RunsCommand::fields).toList()),
            out -> table(out, runs));
    return ExitCode.OK;
  }

  private static void table(PrintWriter out, List<Run> runs) {
    if (runs.isEmpty()) {
      out.println("No runs yet. `millrace runs start --records 5000` starts one.");
      return;
    }
    String line = "%-36s  %-9s  %-7s  %9s  %9s  %-24s  %s%n";
    out.printf(line, "RUN", "STATE", "FAMILY", "RECORDS", "PAGES", "SUBMITTED", "PROBLEM");
    for (Run run : runs) {
      out.printf(
          line,
          run.id(),
          run.state(),
          run.plan().family(),
          run.plan().records(),
          (run.nextPage() - 1) + "/" + run.plan().pages(),
          run.submittedAt(),
          run.problem() == null ? "" : run.problem());
    }
  }

  static Map<String, Object> fields(Run run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", run.id().toString());
    fields.put("family", run.plan().family().value());
    fields.put("source", run.plan().source().toString());
    fields.put("seed", run.plan().seed());
    fields.put("records", run.plan().records());
    fields.put("state", run.state().name());
    fields.put("pagesStored", run.nextPage() - 1);
    fields.put("pages", run.plan().pages());
    fields.put("attempts", run.attempts());
    fields.put("problem", run.problem());
    fields.put("submittedAt", run.submittedAt().toString());
    fields.put("finishedAt", run.finishedAt() == null ? null : run.finishedAt().toString());
    return fields;
  }
}
