package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.adapters.http.api.QuarantineFields;
import dev.millrace.adapters.http.api.RunFields;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.quarantine.Grounds;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code millrace ledger RUN}. */
@Command(
    name = "ledger",
    header = "Shows the balance sheet of a run.",
    description =
        "Where its records are now: fetched = stored + duplicates + quarantined, and stored ="
            + " published = served + dead once it is settled. Says why records are in quarantine,"
            + " and names the fields of its records that"
            + " are new or missing against earlier runs of the source. Exits 1 when there is no"
            + " such run.",
    mixinStandardHelpOptions = true,
    footer = "  millrace ledger a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15")
final class LedgerCommand implements Callable<Integer> {

  private static final int MOST_GROUNDS = 20;

  @Mixin private Installation installation;

  @Parameters(paramLabel = "RUN", description = "The run's id, as `millrace runs` shows it.")
  private UUID run;

  @Override
  public Integer call() {
    return installation.with(Modules.books(), this::show);
  }

  private ExitCode show(Injector injector) {
    Optional<Sheet> sheet = injector.getInstance(Ledger.class).sheet(new RunId(run));
    if (sheet.isEmpty()) {
      return Refusal.noSuchRun(installation.output(), run.toString());
    }
    Drift drift =
        injector.getInstance(Runs.class).find(new RunId(run)).map(Run::drift).orElse(Drift.NONE);
    List<Grounds> grounds =
        injector.getInstance(Quarantine.class).grounds(new RunId(run), MOST_GROUNDS);
    print(sheet.get(), grounds, drift);
    return ExitCode.OK;
  }

  private void print(Sheet sheet, List<Grounds> grounds, Drift drift) {
    Map<String, Object> fields = SheetText.fields(sheet);
    fields.put("grounds", QuarantineFields.of(grounds));
    fields.put("drift", RunFields.of(drift));
    installation
        .output()
        .print(
            fields,
            out -> {
              SheetText.print(out, sheet);
              GroundsText.print(out, grounds);
              DriftText.print(out, drift);
            });
  }
}
