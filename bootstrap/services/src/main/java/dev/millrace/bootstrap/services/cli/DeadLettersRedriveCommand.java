package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.redrive.RedriveLetters;
import dev.millrace.application.redrive.RedriveStep;
import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.LetterCount;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.LetterState;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.record.FamilyName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace dead-letters redrive}. */
@Command(
    name = "redrive",
    header = "Publishes the events of dead letters again, once their cause has ended.",
    description = {
      "Each goes through the outbox as the same event with its original bytes, as a further attempt:"
          + " nothing is counted twice, and the newest version still wins. Of a record with later"
          + " versions those follow that delete what it writes, and the newest one.",
      "Covers open letters of events that Millrace took in; those whose event was published again"
          + " since are left out. Not covered are records that somebody else wrote into a topic,"
          + " records of those who were erased, and records in quarantine: these were never events.",
      "An event that has died at three attempts is left out unless --force is said. Waits while the"
          + " path behind is full. Broken off, the same command goes on with what is left. Exits 1"
          + " when letters were left out; it says how many, and why."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace dead-letters redrive 17 18 --dry-run",
      "  millrace dead-letters redrive --family users --reason NO_TOPIC",
      "  millrace dead-letters redrive --from 2026-11-20 --to 2026-11-21 --rate 100",
      "  millrace dead-letters redrive --all --limit 1000"
    })
final class DeadLettersRedriveCommand implements Callable<Integer> {

  private static final long PAUSE_MILLIS = 1_000;

  @Mixin private Installation installation;

  @Mixin private LetterSelection selection;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Those letters, 1,000 at most, as `millrace dead-letters list` shows them.")
  private List<Long> ids = new ArrayList<>();

  @Option(names = "--all", description = "All open letters.")
  private boolean all;

  @Option(
      names = "--dry-run",
      description = "Only tells how many letters it would redrive, and which it would leave out.")
  private boolean dryRun;

  @Option(names = "--force", description = "Events, too, that have died at three attempts or more.")
  private boolean force;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Stops once that many are redriven; the same command goes on behind them.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "At most that many letters a second. Default: ${DEFAULT-VALUE}",
      defaultValue = "1000")
  private int rate;

  @Override
  public Integer call() {
    boolean isNamed = !ids.isEmpty() || !selection.isNothing();
    if (isNamed == all) {
      throw new IllegalArgumentException("a redrive has either ids or a filter, or --all");
    }
    if (limit < 1 || rate < 1) {
      throw new IllegalArgumentException("--limit and --rate are at least 1");
    }
    LetterFilter filter = selection.filter(new TreeSet<>(ids), null);
    return installation.with(Modules.replay(), injector -> redrive(injector, filter));
  }

  private ExitCode redrive(Injector injector, LetterFilter filter) {
    RedriveLetters letters = injector.getInstance(RedriveLetters.class);
    List<FamilyName> families = letters.families(filter);
    RedriveReport report = new RedriveReport(filter.numbers());
    Redrive redrive =
        dryRun ? null : letters.begin(filter, force, System.getProperty("user.name", "unknown"));
    try (Gauge gauge = installation.output().gauge(dryRun ? "looking" : "redriving")) {
      Progress progress = new Progress(report, gauge, open(injector, filter));
      for (FamilyName family : families) {
        redrive(letters, redrive, filter, family, progress);
      }
    }
    Redrive ended = redrive == null ? null : letters.end(redrive.id());
    return RedriveText.print(installation.output(), report, ended);
  }

  private static long open(Injector injector, LetterFilter filter) {
    return injector.getInstance(KeptLetters.class).counts(filter).stream()
        .filter(count -> count.state() == LetterState.OPEN)
        .mapToLong(LetterCount::letters)
        .sum();
  }

  private void redrive(
      RedriveLetters letters,
      @Nullable Redrive redrive,
      LetterFilter filter,
      FamilyName family,
      Progress progress) {
    long above = 0;
    boolean isLast = false;
    while (!isLast) {
      int most = (int) Math.min(rate, limit - progress.report.letters());
      if (most == 0) {
        progress.report.stopped();
        return;
      }
      RedriveStep step =
          redrive == null
              ? letters.preview(filter, force, family, above, most)
              : letters.advance(redrive, filter, family, above, most);
      progress.add(step);
      above = step.upTo();
      isLast = step.isLast();
    }
  }

  /** Shows how far it is, and keeps to the rate. */
  private final class Progress {

    private final RedriveReport report;
    private final Gauge gauge;
    private final long total;
    private final long begun = System.nanoTime();

    Progress(RedriveReport report, Gauge gauge, long total) {
      this.report = report;
      this.gauge = gauge;
      this.total = total;
    }

    void add(RedriveStep step) {
      String waitsFor = step.waitsFor();
      report.add(step);
      gauge.at(report.done(), Math.max(total, report.done()), waitsFor == null ? "" : waitsFor);
      if (waitsFor != null) {
        pause(PAUSE_MILLIS);
      } else if (!dryRun && !step.isLast()) {
        long due = report.letters() * TimeUnit.SECONDS.toMillis(1) / rate;
        long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        pause(Math.max(0, due - passed));
      }
    }

    private void pause(long millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransientFailure("interrupted between two letters; the same command goes on", e);
      }
    }
  }
}
