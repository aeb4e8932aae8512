package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.adapters.http.api.RunFields;
import dev.millrace.application.ingest.CancelRun;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code millrace runs cancel RUN}. */
@Command(
    name = "cancel",
    header = "Stops a run between two pages.",
    description =
        "When it returns, no further page is stored. What was stored stays, is served, and adds up"
            + " in the run's ledger. Exits 1 when the run is over already or there is none.",
    mixinStandardHelpOptions = true,
    footer = "  millrace runs cancel a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15")
final class RunsCancelCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Parameters(paramLabel = "RUN", description = "The run's id, as `millrace runs` shows it.")
  private UUID run;

  @Override
  public Integer call() {
    return installation.with(Modules.books(), this::cancel);
  }

  private ExitCode cancel(Injector injector) {
    Optional<Run> found = injector.getInstance(CancelRun.class).cancel(new RunId(run));
    return found
        .map(this::tell)
        .orElseGet(() -> Refusal.noSuchRun(installation.output(), run.toString()));
  }

  private ExitCode tell(Run after) {
    if (after.state() != RunState.CANCELLED) {
      return Refusal.of(
          installation.output(), "Run " + run + " is over: it is " + after.state() + ".");
    }
    installation
        .output()
        .print(
            RunFields.of(after),
            out ->
                out.println(
                    "Run "
                        + run
                        + " is cancelled with "
                        + RunsCommand.pages(after)
                        + " pages stored. `millrace ledger "
                        + run
                        + "` shows them."));
    return ExitCode.OK;
  }
}
