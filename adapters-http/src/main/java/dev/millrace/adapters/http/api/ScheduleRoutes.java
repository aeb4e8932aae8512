package dev.millrace.adapters.http.api;

import dev.millrace.application.schedule.KeepSchedules;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Adding, showing, pausing and removing schedules. */
public final class ScheduleRoutes {

  private static final String SCHEDULES = "/v1/schedules";
  private static final String ONE = SCHEDULES + "/{schedule}";

  private final Families families;
  private final RunDefaults defaults;
  private final KeepSchedules keep;
  private final Schedules schedules;
  private final Repeatable repeatable;

  public ScheduleRoutes(
      Families families,
      RunDefaults defaults,
      KeepSchedules keep,
      Schedules schedules,
      Repeatable repeatable) {
    this.families = families;
    this.defaults = defaults;
    this.keep = keep;
    this.schedules = schedules;
    this.repeatable = repeatable;
  }

  public List<Route> routes() {
    return List.of(
        Route.guarded("POST", SCHEDULES, this::add).needing(Right.ADMINISTER),
        Route.guarded("GET", SCHEDULES, request -> list()),
        Route.guarded("GET", ONE, request -> one(request, schedules::find)),
        Route.guarded("DELETE", ONE, this::remove).needing(Right.ADMINISTER),
        Route.guarded("POST", ONE + "/pause", request -> change(request, keep::pause)),
        Route.guarded("POST", ONE + "/resume", request -> change(request, keep::resume)));
  }

  private Reply add(Request request) {
    return repeatable.once(
        request,
        id ->
            Body.describing(
                "schedule",
                request,
                body -> ScheduleBody.read(body, families, defaults),
                this::add));
  }

  private Reply add(ScheduleBody wanted) {
    return keep.add(wanted.name(), wanted.timing(), wanted.jitter(), wanted.missed(), wanted.plan())
        .map(added -> Reply.json(201, ScheduleFields.of(added)).at(SCHEDULES + "/" + added.name()))
        .orElseGet(
            () ->
                Reply.problem(
                    Status.CONFLICT, "There is a schedule " + wanted.name() + " already."));
  }

  private Reply list() {
    return Reply.json(
        200, Map.of("schedules", schedules.all().stream().map(ScheduleFields::of).toList()));
  }

  private Reply change(Request request, Function<ScheduleName, Optional<Schedule>> change) {
    return repeatable.once(request, id -> one(request, change));
  }

  private static Reply one(Request request, Function<ScheduleName, Optional<Schedule>> found) {
    return name(request)
        .flatMap(found)
        .map(schedule -> Reply.json(200, ScheduleFields.of(schedule)))
        .orElseGet(() -> unknown(request));
  }

  private Reply remove(Request request) {
    boolean removed = name(request).filter(keep::remove).isPresent();
    return removed
        ? Reply.json(200, Map.of("removed", request.named("schedule")))
        : unknown(request);
  }

  private static Optional<ScheduleName> name(Request request) {
    return Optional.of(request.named("schedule"))
        .filter(ScheduleName::isOne)
        .map(ScheduleName::new);
  }

  private static Reply unknown(Request request) {
    return Reply.problem(
        Status.NOT_FOUND, "There is no schedule " + request.named("schedule") + ".");
  }
}
