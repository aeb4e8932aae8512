package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.event.RunId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code millrace runs start}. */
@Command(
    name = "start",
    header = "Starts a run.",
    description =
        "The ingest process fetches its pages, and the rest of the path carries them on. Prints the"
            + " run's id and returns at once, unless it is to wait.",
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace runs start --records 5000 --wait",
      "  millrace runs start --records 5000 --seed spring --page-size 100"
    })
final class RunsStartCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Option(
      names = "--records",
      paramLabel = "N",
      required = true,
      description = "How many records to fetch.")
  private long records;

  @Option(
      names = "--first-page",
      paramLabel = "N",
      description = "Where it begins. Default: ${DEFAULT-VALUE}",
      defaultValue = "1")
  private int firstPage;

  @Mixin private PlanOptions plan;

  @Option(
      names = "--wait",
      description = "Returns when all of it has arrived; exits 1 when it failed or nothing moves.")
  private boolean waiting;

  @Override
  public Integer call() {
    return installation.with(Modules.books(), this::submit);
  }

  private ExitCode submit(Injector injector) {
    Settings settings = injector.getInstance(Settings.class);
    RunId run =
        injector
            .getInstance(SubmitRun.class)
            .submit(plan.plan(settings, PlanOptions.SEED, records, firstPage));
    Output output = installation.output();
    output.print(
        Map.of("run", run.toString()),
        out ->
            out.println("Run " + run + " is submitted. `millrace ledger " + run + "` shows it."));
    return waiting ? Arrival.await(output, injector, run) : ExitCode.OK;
  }
}
