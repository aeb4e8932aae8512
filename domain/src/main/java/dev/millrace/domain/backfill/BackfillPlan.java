package dev.millrace.domain.backfill;

import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;

/**
 * What a backfill is to fetch.
 *
 * @param plan its pages; of each day, where there are days
 * @param days none where the pages are all there is
 * @param missing whether only those pages are fetched that no run has stored yet; one whose raw
 *     records retention has dropped was stored
 * @param concurrency how many of its runs may be under way at once
 */
public record BackfillPlan(RunPlan plan, List<LocalDate> days, boolean missing, int concurrency) {

  /** The highest concurrency. */
  public static final int MOST_AT_ONCE = 32;

  /** So that a pause is soon felt, and runs under way at once share a range. */
  private static final int PAGES_OF_A_RUN = 20;

  public BackfillPlan {
    days = List.copyOf(days);
    requireBounded(concurrency);
    requireDated(plan, days);
  }

  private static void requireBounded(int concurrency) {
    if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "concurrency is from 1 to " + MOST_AT_ONCE + ", not " + concurrency);
    }
  }

  private static void requireDated(RunPlan plan, List<LocalDate> days) {
    if (plan.isDated() == days.isEmpty()) {
      throw new IllegalArgumentException(
          "days need a seed with "
              + RunPlan.DATE
              + " in it, and such a seed needs days; the seed is "
              + plan.seed());
    }
  }

  /** Whole pages, whatever the records of the plan. */
  public static BackfillPlan of(RunPlan plan, PageRange pages, boolean missing, int concurrency) {
    RunPlan whole =
        new RunPlan(
            plan.family(),
            plan.source(),
            plan.seed(),
            (long) pages.count() * plan.pageSize(),
            plan.pageSize(),
            pages.first(),
            plan.allowEmpty());
    return new BackfillPlan(whole, List.of(), missing, concurrency);
  }

  public static BackfillPlan of(RunPlan plan, DayRange days, boolean missing, int concurrency) {
    return new BackfillPlan(plan, days.days(), missing, concurrency);
  }

  /**
   * The runs that a schedule would have started: one for each day on which it would have fired,
   * however often.
   *
   * @throws IllegalArgumentException when it would not have
   */
  public static BackfillPlan of(
      Schedule schedule, DayRange days, boolean missing, int concurrency) {
    List<LocalDate> fired = days.days().stream().filter(schedule::isDueOn).toList();
    if (fired.isEmpty()) {
      throw new IllegalArgumentException(
          "the schedule " + schedule.name() + " is not due on any of these days");
    }
    return new BackfillPlan(schedule.plan(), fired, missing, concurrency);
  }

  public Place begin() {
    return new Place(0, plan.firstPage());
  }

  /** Whether nothing of the plan is at a place any more. */
  public boolean isBehind(Place place) {
    return place.day() >= Math.max(1, days.size());
  }

  /** The pages of the place's day. */
  public RunPlan day(Place place) {
    return days.isEmpty() ? plan : plan.on(days.get(place.day()));
  }

  /** The place after a page of the same day. */
  public Place after(Place place, int page) {
    return page >= plan.lastPage()
        ? new Place(place.day() + 1, plan.firstPage())
        : new Place(place.day(), page + 1);
  }

  /** The last page of a run that begins at a page: a day is one run, unless it has gaps. */
  public int lastOfRun(int first) {
    return days.isEmpty()
        ? (int) Math.min(plan.lastPage(), (long) first + PAGES_OF_A_RUN - 1)
        : plan.lastPage();
  }
}
