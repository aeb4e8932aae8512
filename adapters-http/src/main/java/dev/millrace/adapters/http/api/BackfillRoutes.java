package dev.millrace.adapters.http.api;

import dev.millrace.application.backfill.KeepBackfills;
import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.BackfillState;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.backfill.Backfills;
import dev.millrace.domain.port.schedule.Schedules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Starting, showing, pausing and stopping backfills. */
public final class BackfillRoutes {

  private static final String BACKFILLS = "/v1/backfills";
  private static final String ONE = BACKFILLS + "/{backfill}";
  private static final int NEWEST = 100;

  private final Families families;
  private final RunDefaults defaults;
  private final KeepBackfills keep;
  private final Backfills backfills;
  private final Schedules schedules;
  private final Repeatable repeatable;

  public BackfillRoutes(
      Families families,
      RunDefaults defaults,
      KeepBackfills keep,
      Backfills backfills,
      Schedules schedules,
      Repeatable repeatable) {
    this.families = families;
    this.defaults = defaults;
    this.keep = keep;
    this.backfills = backfills;
    this.schedules = schedules;
    this.repeatable = repeatable;
  }

  public List<Route> routes() {
    return List.of(
        Route.guarded("POST", BACKFILLS, this::submit),
        Route.guarded("GET", BACKFILLS, request -> list()),
        Route.guarded("GET", ONE, this::show),
        Route.guarded("POST", ONE + "/pause", it -> change(it, keep::pause, BackfillState.PAUSED)),
        Route.guarded(
            "POST", ONE + "/resume", it -> change(it, keep::resume, BackfillState.RUNNING)),
        Route.guarded(
            "POST", ONE + "/cancel", it -> change(it, keep::cancel, BackfillState.CANCELLED)));
  }

  private Reply submit(Request request) {
    return repeatable.once(request, id -> submit(request, new BackfillId(id)));
  }

  /** The schedule that it names may be gone when the request is repeated. */
  private Reply submit(Request request, BackfillId id) {
    return Body.describing(
        "backfill",
        request,
        body -> BackfillBody.read(body, families, defaults, schedules),
        plan -> submit(id, plan));
  }

  private Reply submit(BackfillId id, BackfillPlan plan) {
    return Reply.json(201, BackfillFields.of(keep.submit(id, plan))).at(BACKFILLS + "/" + id);
  }

  private Reply list() {
    List<Map<String, Object>> newest =
        backfills.newest(NEWEST).stream().map(BackfillFields::of).toList();
    return Reply.json(200, Map.of("backfills", newest));
  }

  private Reply show(Request request) {
    return id(request)
        .flatMap(backfills::find)
        .map(backfill -> Reply.json(200, BackfillFields.of(backfill)))
        .orElseGet(() -> unknown(request));
  }

  private Reply change(
      Request request, Function<BackfillId, Optional<Backfill>> change, BackfillState wanted) {
    return repeatable.once(
        request,
        subject ->
            id(request)
                .flatMap(change)
                .map(backfill -> changed(backfill, wanted))
                .orElseGet(() -> unknown(request)));
  }

  private static Reply changed(Backfill backfill, BackfillState wanted) {
    return backfill.state() == wanted
        ? Reply.json(200, BackfillFields.of(backfill))
        : Reply.problem(
            Status.CONFLICT,
            "Backfill " + backfill.id() + " is " + backfill.state() + " and stays so.");
  }

  private static Optional<BackfillId> id(Request request) {
    return RunRoutes.id(request.named("backfill")).map(run -> new BackfillId(run.value()));
  }

  private static Reply unknown(Request request) {
    return Reply.problem(
        Status.NOT_FOUND, "There is no backfill " + request.named("backfill") + ".");
  }
}
