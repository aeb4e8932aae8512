package dev.millrace.adapters.http.api;

import dev.millrace.application.rebuild.KeepRebuilds;
import dev.millrace.application.rebuild.KeepRebuilds.Ordered;
import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import dev.millrace.domain.rebuild.RebuildState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Ordering rebuilds of views, showing, swapping and aborting them. The work is done elsewhere. */
public final class RebuildRoutes {

  private static final String REBUILDS = "/v1/rebuilds";
  private static final String ONE = REBUILDS + "/{rebuild}";
  private static final int ACCEPTED = 202;
  private static final int NEWEST = 100;

  private final KeepRebuilds keep;
  private final Rebuilds rebuilds;
  private final Repeatable repeatable;

  public RebuildRoutes(KeepRebuilds keep, Rebuilds rebuilds, Repeatable repeatable) {
    this.keep = keep;
    this.rebuilds = rebuilds;
    this.repeatable = repeatable;
  }

  public List<Route> routes() {
    return List.of(
        Route.guarded("POST", REBUILDS, this::order),
        Route.guarded("GET", REBUILDS, request -> list()),
        Route.guarded("GET", ONE, this::show),
        Route.guarded("POST", ONE + "/swap", it -> send(it, keep::swap, Goal.SWAP)),
        Route.guarded("POST", ONE + "/abort", it -> send(it, keep::abort, Goal.ABORT)));
  }

  private Reply order(Request request) {
    return repeatable.once(
        request,
        id ->
            Body.describing(
                "rebuild", request, RebuildBody::read, body -> order(new RebuildId(id), body)));
  }

  private Reply order(RebuildId id, RebuildBody wanted) {
    Ordered ordered = keep.order(id, wanted.view(), wanted.isToSwap());
    if (ordered instanceof Ordered.Taken taken) {
      return accepted(taken.rebuild()).at(REBUILDS + "/" + id);
    }
    if (ordered instanceof Ordered.Busy busy) {
      return Reply.problem(
          Status.CONFLICT,
          "Rebuild %s of %s is %s, and a view has one at a time."
              .formatted(busy.other().id(), wanted.view(), busy.other().state()));
    }
    return ordered instanceof Ordered.Refused refused
        ? Reply.problem(Status.UNPROCESSABLE_CONTENT, refused.problem())
        : Reply.problem(Status.NOT_FOUND, ((Ordered.Unknown) ordered).problem());
  }

  private Reply list() {
    List<?> newest = rebuilds.newest(NEWEST).stream().map(RebuildFields::of).toList();
    return Reply.json(200, Map.of("rebuilds", newest));
  }

  private Reply show(Request request) {
    return id(request)
        .flatMap(rebuilds::find)
        .map(rebuild -> Reply.json(200, RebuildFields.of(rebuild)))
        .orElseGet(() -> unknown(request));
  }

  private Reply send(Request request, Function<RebuildId, Optional<Rebuild>> sent, Goal goal) {
    return repeatable.once(
        request,
        subject ->
            id(request)
                .flatMap(sent)
                .map(rebuild -> sent(rebuild, goal))
                .orElseGet(() -> unknown(request)));
  }

  private static Reply sent(Rebuild rebuild, Goal goal) {
    if (isThere(rebuild, goal) || isOnItsWay(rebuild, goal)) {
      return accepted(rebuild);
    }
    return Reply.problem(
        Status.CONFLICT,
        rebuild.state().isOver()
            ? "Rebuild %s is %s and stays so.".formatted(rebuild.id(), rebuild.state())
            : "Rebuild %s is on its way back.".formatted(rebuild.id()));
  }

  private static boolean isThere(Rebuild rebuild, Goal goal) {
    return rebuild.state() == (goal == Goal.SWAP ? RebuildState.SWAPPED : RebuildState.ABORTED);
  }

  private static boolean isOnItsWay(Rebuild rebuild, Goal goal) {
    return rebuild.state() == RebuildState.RUNNING && rebuild.goal() == goal;
  }

  private static Reply accepted(Rebuild rebuild) {
    return Reply.json(ACCEPTED, RebuildFields.of(rebuild));
  }

  private static Optional<RebuildId> id(Request request) {
    return RunRoutes.id(request.named("rebuild")).map(run -> new RebuildId(run.value()));
  }

  private static Reply unknown(Request request) {
    return Reply.problem(Status.NOT_FOUND, "There is no rebuild " + request.named("rebuild") + ".");
  }
}
