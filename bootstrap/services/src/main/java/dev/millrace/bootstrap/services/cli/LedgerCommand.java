package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code millrace ledger RUN}. */
@Command(
    name = "ledger",
    description = "Shows the balance sheet of a run: where its records are now.",
    mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Parameters(paramLabel = "RUN", description = "The run's id, as `millrace runs` shows it.")
  private UUID run;

  @Override
  public Integer call() {
    return installation.with(Modules.books(), this::show);
  }

  private int show(Injector injector) {
    Optional<Sheet> sheet = injector.getInstance(Ledger.class).sheet(new RunId(run));
    if (sheet.isEmpty()) {
      return Refusal.noSuchRun(installation.output(), run.toString());
    }
    installation
        .output()
        .print(SheetText.fields(sheet.get()), out -> SheetText.print(out, sheet.get()));
    return ExitCode.OK;
  }
}
