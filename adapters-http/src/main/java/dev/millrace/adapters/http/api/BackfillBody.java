package dev.millrace.adapters.http.api;

import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.DayRange;
import dev.millrace.domain.backfill.PageRange;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A backfill as a client describes it: of pages, of days, or of the days of a schedule. */
final class BackfillBody {

  static final String PAGES = "pages";
  static final String DAYS = "days";
  static final String SCHEDULE = "schedule";
  static final String MISSING = "missing";
  static final String CONCURRENCY = "concurrency";

  static final Set<String> ALL =
      Stream.concat(Stream.of(PAGES, DAYS, SCHEDULE, MISSING, CONCURRENCY), PlanFields.ALL.stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final int CONCURRENT = 2;

  private final Body body;
  private final Families families;
  private final RunDefaults defaults;
  private final boolean missing;
  private final int concurrency;

  private BackfillBody(Body body, Families families, RunDefaults defaults) {
    this.body = body;
    this.families = families;
    this.defaults = defaults;
    this.missing = body.flag(MISSING);
    this.concurrency = (int) body.number(CONCURRENCY, CONCURRENT, BackfillPlan.MOST_AT_ONCE);
  }

  static Body.Read<BackfillPlan> read(
      Bytes bytes, Families families, RunDefaults defaults, Schedules schedules) {
    return Body.read(
        bytes, ALL, body -> new BackfillBody(body, families, defaults).plan(schedules));
  }

  private Supplier<BackfillPlan> plan(Schedules schedules) {
    if (body.has(PAGES) == body.has(DAYS)) {
      body.refuse("a backfill has either pages or days");
      return BackfillBody::none;
    }
    if (body.has(PAGES)) {
      return pages();
    }
    return body.has(SCHEDULE) ? scheduled(schedules) : days();
  }

  private Supplier<BackfillPlan> pages() {
    PageRange pages = body.parsed(PAGES, PageRange::parse);
    Stream.of(SCHEDULE, PlanFields.RECORDS, PlanFields.FIRST_PAGE)
        .filter(body::has)
        .forEach(field -> body.refuse(field + " is not said of pages"));
    PlanFields fields = PlanFields.read(body, families, defaults, 1);
    return () ->
        BackfillPlan.of(fields.plan(), Objects.requireNonNull(pages), missing, concurrency);
  }

  private Supplier<BackfillPlan> days() {
    DayRange days = body.parsed(DAYS, DayRange::parse);
    PlanFields fields = PlanFields.read(body, families, defaults.dated());
    return () -> BackfillPlan.of(fields.plan(), Objects.requireNonNull(days), missing, concurrency);
  }

  private Supplier<BackfillPlan> scheduled(Schedules schedules) {
    DayRange days = body.parsed(DAYS, DayRange::parse);
    PlanFields.ALL.stream()
        .filter(body::has)
        .sorted()
        .forEach(field -> body.refuse(field + " is the schedule's"));
    Schedule schedule = body.parsed(SCHEDULE, text -> known(schedules, text));
    return () ->
        BackfillPlan.of(
            Objects.requireNonNull(schedule), Objects.requireNonNull(days), missing, concurrency);
  }

  private static Schedule known(Schedules schedules, String name) {
    return schedules
        .find(new ScheduleName(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no schedule " + name));
  }

  /** Not reached: the body was refused. */
  private static BackfillPlan none() {
    throw new IllegalStateException("a backfill without a range");
  }
}
