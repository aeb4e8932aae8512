package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.adapters.http.api.RunFields;
import dev.millrace.application.verify.Verification;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code millrace runs}: the newest runs, and what is done with one. */
@Command(
    name = "runs",
    header = "Lists the newest runs, starts one, or cancels one.",
    description =
        "Shows each run's state, how many of its pages are stored, how many fields of its records"
            + " are new (+) or missing (-) against earlier runs of the source, and its last"
            + " problem.",
    mixinStandardHelpOptions = true,
    subcommands = {RunsStartCommand.class, RunsCancelCommand.class},
    footer = {"  millrace runs --limit 5", "  millrace runs start --records 5000 --seed spring"})
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
    if (limit < 1) {
      throw new IllegalArgumentException("--limit is at least 1, not " + limit);
    }
    return installation.with(Modules.books(), this::list);
  }

  private ExitCode list(Injector injector) {
    List<Run> runs = injector.getInstance(Runs.class).newest(limit);
    installation
        .output()
        .print(Map.of("runs", runs.stream().map(RunFields::of).toList()), out -> table(out, runs));
    return ExitCode.OK;
  }

  private static void table(PrintWriter out, List<Run> runs) {
    if (runs.isEmpty()) {
      out.println("No runs yet. `millrace runs start --records 5000` starts one.");
      return;
    }
    String line = "%-36s  %-9s  %-7s  %9s  %9s  %-24s  %-7s  %s%n";
    out.printf(line, "RUN", "STATE", "FAMILY", "RECORDS", "PAGES", "SUBMITTED", "DRIFT", "PROBLEM");
    for (Run run : runs) {
      out.printf(
          line,
          run.id(),
          run.state(),
          run.plan().family(),
          run.plan().records(),
          pages(run),
          run.submittedAt(),
          DriftText.brief(run.drift()),
          run.problem() == null ? "" : run.problem());
    }
  }

  static String pages(Run run) {
    return run.pagesStored() + "/" + run.pages();
  }

  /** What a run that is not fetched still wants, and why it has not got it. */
  static Optional<String> problem(Verification verification) {
    Run run = verification.run();
    return run.state() == RunState.FETCHED ? Optional.empty() : Optional.of(unfinished(run));
  }

  private static String unfinished(Run run) {
    String why = run.problem() == null ? "" : ": " + run.problem();
    return "The run is " + run.state() + " with " + pages(run) + " pages stored" + why;
  }
}
