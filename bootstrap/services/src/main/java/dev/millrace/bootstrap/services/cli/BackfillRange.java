package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.DayRange;
import dev.millrace.domain.backfill.PageRange;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.schedule.ScheduleName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a backfill covers: pages, days, or the days of a schedule. */
final class BackfillRange {

  @Option(
      names = "--pages",
      paramLabel = "A..B",
      description = "Pages from one to another, both included.")
  private @Nullable String pages;

  @Option(
      names = "--days",
      paramLabel = "FROM..TO",
      description = "Days from one to another, both included, such as 2026-11-01..2026-11-20.")
  private @Nullable String days;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description =
          "With --days: the days on which this schedule is due, and all that its runs fetch.")
  private @Nullable String schedule;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "With --days, and without --schedule: how many records each day has.")
  private @Nullable Long records;

  /** Refuses what does not go together before anything is opened. */
  void check() {
    if ((pages == null) == (days == null)) {
      throw new IllegalArgumentException("a backfill has either --pages or --days");
    }
    if (pages != null && (schedule != null || records != null)) {
      throw new IllegalArgumentException("--schedule and --records go with --days");
    }
    if (days != null && (schedule == null) == (records == null)) {
      throw new IllegalArgumentException("--days go with either --schedule or --records");
    }
  }

  /** The schedule's name, where one was said. */
  String schedule() {
    return String.valueOf(schedule);
  }

  /** The plan; empty when there is no such schedule. */
  Optional<BackfillPlan> plan(
      Injector injector, PlanOptions plan, Settings settings, boolean missing, int concurrency) {
    if (pages != null) {
      PageRange range = PageRange.parse(pages);
      return Optional.of(
          BackfillPlan.of(
              plan.plan(settings, PlanOptions.SEED, 1, 1), range, missing, concurrency));
    }
    DayRange range = DayRange.parse(String.valueOf(days));
    if (records != null) {
      return Optional.of(
          BackfillPlan.of(
              plan.plan(settings, PlanOptions.DATED_SEED, records, 1),
              range,
              missing,
              concurrency));
    }
    return injector
        .getInstance(Schedules.class)
        .find(new ScheduleName(schedule()))
        .map(found -> BackfillPlan.of(found, range, missing, concurrency));
  }
}
