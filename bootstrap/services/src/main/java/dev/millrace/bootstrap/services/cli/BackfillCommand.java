package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.adapters.http.api.BackfillFields;
import dev.millrace.application.backfill.KeepBackfills;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.BackfillState;
import dev.millrace.domain.port.backfill.Backfills;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace backfill}, and what is done with one. */
@Command(
    name = "backfill",
    header = "Fetches a range of pages or days, some runs at a time.",
    description = {
      "Pages are cut into runs of twenty. A day is one run: the one that a schedule with that seed"
          + " starts on it.",
      "Returns at once; `millrace backfill show` tells how far it is."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace backfill --pages 1..200 --seed spring --missing",
      "  millrace backfill --days 2026-11-01..2026-11-20 --schedule nightly --missing",
      "  millrace backfill --days 2026-11-01..2026-11-20 --records 500 --concurrency 4"
    })
final class BackfillCommand implements Callable<Integer> {

  private static final String ID = "The backfill's id, as `millrace backfill list` shows it.";
  private static final int NEWEST = 100;

  @Mixin private Installation installation;

  @Mixin private BackfillRange range;

  @Mixin private PlanOptions plan;

  @Option(
      names = "--missing",
      description =
          "Fetches only those pages of the same source, seed and page size that no run has stored"
              + " yet; one whose raw records retention has dropped was stored.")
  private boolean missing;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description =
          "How many of its runs may be under way at once, 32 at most. Default: ${DEFAULT-VALUE}",
      defaultValue = "2")
  private int concurrency;

  @Override
  public Integer call() {
    range.check();
    return installation.with(Modules.books(), this::submit);
  }

  private ExitCode submit(Injector injector) {
    Settings settings = injector.getInstance(Settings.class);
    BackfillPlan wanted = range.plan(injector, plan, settings, missing, concurrency).orElse(null);
    if (wanted == null) {
      return Refusal.noSuchSchedule(installation.output(), range.schedule());
    }
    BackfillId id = new BackfillId(UUID.randomUUID());
    return BackfillText.print(
        installation.output(), injector.getInstance(KeepBackfills.class).submit(id, wanted));
  }

  @Command(
      name = "list",
      header = "Lists the newest backfills.",
      description = "Shows the state of each, and how many of its runs are in which state.",
      mixinStandardHelpOptions = true,
      footer = "  millrace backfill list --output json")
  int list(@Mixin Installation asked) {
    return asked.with(
        Modules.books(),
        injector -> {
          List<Backfill> newest = injector.getInstance(Backfills.class).newest(NEWEST);
          asked
              .output()
              .print(
                  Map.of("backfills", newest.stream().map(BackfillFields::of).toList()),
                  out -> BackfillText.table(out, newest));
          return ExitCode.OK;
        });
  }

  @Command(
      name = "show",
      header = "Shows a backfill.",
      description = "How far it is, and how many of its runs are in which state.",
      mixinStandardHelpOptions = true,
      footer = "  millrace backfill show a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15")
  int show(
      @Mixin Installation asked,
      @Parameters(paramLabel = "BACKFILL", description = ID) UUID backfill) {
    return asked.with(
        Modules.books(),
        injector ->
            injector
                .getInstance(Backfills.class)
                .find(new BackfillId(backfill))
                .map(found -> BackfillText.print(asked.output(), found))
                .orElseGet(() -> Refusal.noSuchBackfill(asked.output(), backfill.toString())));
  }

  @Command(
      name = "pause",
      header = "Pauses a backfill.",
      description =
          "It starts no run until it is resumed; those under way go on. Exits 1 when it is over.",
      mixinStandardHelpOptions = true,
      footer = "  millrace backfill pause a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15")
  int pause(
      @Mixin Installation asked,
      @Parameters(paramLabel = "BACKFILL", description = ID) UUID backfill) {
    return change(asked, backfill, KeepBackfills::pause, BackfillState.PAUSED);
  }

  @Command(
      name = "resume",
      header = "Goes on with a paused backfill.",
      description = "Where it was. Exits 1 when it is over.",
      mixinStandardHelpOptions = true,
      footer = "  millrace backfill resume a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15")
  int resume(
      @Mixin Installation asked,
      @Parameters(paramLabel = "BACKFILL", description = ID) UUID backfill) {
    return change(asked, backfill, KeepBackfills::resume, BackfillState.RUNNING);
  }

  @Command(
      name = "cancel",
      header = "Stops a backfill and its runs.",
      description =
          "Each run ends between two pages; what was stored stays. Exits 1 when it is over.",
      mixinStandardHelpOptions = true,
      footer = "  millrace backfill cancel a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15")
  int cancel(
      @Mixin Installation asked,
      @Parameters(paramLabel = "BACKFILL", description = ID) UUID backfill) {
    return change(asked, backfill, KeepBackfills::cancel, BackfillState.CANCELLED);
  }

  private static int change(
      Installation asked,
      UUID id,
      BiFunction<KeepBackfills, BackfillId, Optional<Backfill>> change,
      BackfillState wanted) {
    return asked.with(
        Modules.books(),
        injector ->
            change
                .apply(injector.getInstance(KeepBackfills.class), new BackfillId(id))
                .map(after -> tell(asked.output(), after, wanted))
                .orElseGet(() -> Refusal.noSuchBackfill(asked.output(), id.toString())));
  }

  private static ExitCode tell(Output output, Backfill after, BackfillState wanted) {
    return after.state() == wanted
        ? BackfillText.print(output, after)
        : Refusal.of(output, "Backfill " + after.id() + " is " + after.state() + " and stays so.");
  }
}
