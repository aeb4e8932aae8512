package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.replay.ReplayRecords;
import dev.millrace.application.replay.Step;
import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.replay.Preview;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.replay.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace replay}. */
@Command(
    name = "replay",
    header = "Publishes again what was published: a hole in a topic, lost rows.",
    description = {
      "Of each record that is named the current version is put into the outbox once more: the same"
          + " event with the same write time, marked, so that nothing is counted twice and the newest"
          + " version still wins. Earlier versions that are named come before it if they moved their"
          + " record to other rows.",
      "Waits while the path behind is full. Ended half-way, the same command goes on where it was."
          + " Exits 1 when records could not be published again; it says how many, and why."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace replay --run a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15 --dry-run",
      "  millrace replay --from 2026-11-20T10:00:00Z --to 2026-11-20T16:30:00Z",
      "  millrace replay --from 2026-11-20 --to 2026-11-22 --family users --limit 1000",
      "  millrace replay --key 7a0eed16-9430-4d68-901f-c0d4c1c3bf22",
      "  millrace replay list    # who had what published again, and when"
    })
final class ReplayCommand implements Callable<Integer> {

  private static final int NEWEST = 100;
  private static final long PAUSE_MILLIS = 1_000;

  @Mixin private Installation installation;

  @Mixin private ReplaySelection selection;

  @Option(
      names = "--dry-run",
      description = "Only tells of how many events and bytes it would be, by family and day.")
  private boolean dryRun;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Stops after that many records of each family; the same command goes on behind them.")
  private long limit = Long.MAX_VALUE;

  @Override
  public Integer call() {
    selection.check();
    if (limit < 1) {
      throw new IllegalArgumentException("--limit is at least 1, not " + limit);
    }
    return installation.with(Modules.replay(), this::answer);
  }

  private ExitCode answer(Injector injector) {
    List<Selection> selections = selection.selections(injector).orElse(null);
    if (selections == null) {
      return Refusal.noSuchRun(installation.output(), selection.run());
    }
    ReplayRecords replays = injector.getInstance(ReplayRecords.class);
    return dryRun ? preview(replays, selections) : replay(replays, selections);
  }

  private ExitCode preview(ReplayRecords replays, List<Selection> selections) {
    Map<String, Preview> previews = new LinkedHashMap<>();
    selections.forEach(one -> previews.put(one.family().value(), replays.preview(one)));
    return ReplayText.print(installation.output(), previews);
  }

  private ExitCode replay(ReplayRecords replays, List<Selection> selections) {
    ReplayReport report = new ReplayReport();
    for (Selection one : selections) {
      replay(replays, one, report);
    }
    return ReplayText.print(installation.output(), report);
  }

  private void replay(ReplayRecords replays, Selection one, ReplayReport report) {
    Replay begun = replays.begin(one, System.getProperty("user.name", "unknown"));
    report.add(begun);
    if (begun.done() > 0) {
      installation.output().say(ReplayText.goesOn(begun));
    }
    try (Gauge gauge = installation.output().gauge("replaying")) {
      publish(replays, begun, report, gauge);
    }
  }

  private void publish(ReplayRecords replays, Replay begun, ReplayReport report, Gauge gauge) {
    long end = limit == Long.MAX_VALUE ? Long.MAX_VALUE : begun.done() + limit;
    Replay replay = begun;
    while (!replay.isOver() && replay.done() < end) {
      int most = (int) Math.min(Integer.MAX_VALUE, end - replay.done());
      Step step = replays.advance(replay.id(), most);
      replay = step.replay();
      report.add(step);
      String waitsFor = step.waitsFor();
      gauge.at(replay.done(), replay.selected(), waitsFor == null ? "" : waitsFor);
      if (waitsFor != null) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted while the path behind was full", e);
    }
  }

  @Command(
      name = "cancel",
      header = "Ends a replay that nobody will go on with.",
      description =
          "What it has published stays. The same selection then begins anew; without this it goes on"
              + " with the names of then.",
      mixinStandardHelpOptions = true,
      footer = "  millrace replay cancel a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15")
  int cancel(
      @Mixin Installation asked,
      @Parameters(
              paramLabel = "REPLAY",
              description = "The replay's id, as `millrace replay list` shows it.")
          UUID replay) {
    return asked.with(
        Modules.tables(),
        injector ->
            injector
                .getInstance(Replays.class)
                .cancel(new ReplayId(replay))
                .map(after -> ReplayText.printCancelled(asked.output(), after))
                .orElseGet(() -> Refusal.noSuchReplay(asked.output(), replay.toString())));
  }

  @Command(
      name = "list",
      header = "Lists the newest replays.",
      description = "Shows of each who asked for it, when, for what, and how far it is.",
      mixinStandardHelpOptions = true,
      footer = "  millrace replay list --output json")
  int list(@Mixin Installation asked) {
    return asked.with(
        Modules.tables(),
        injector -> {
          List<Replay> newest = injector.getInstance(Replays.class).newest(NEWEST);
          asked
              .output()
              .print(
                  Map.of("replays", newest.stream().map(ReplayText::fields).toList()),
                  out -> ReplayText.table(out, newest));
          return ExitCode.OK;
        });
  }
}
