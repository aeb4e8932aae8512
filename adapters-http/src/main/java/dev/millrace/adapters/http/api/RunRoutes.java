package dev.millrace.adapters.http.api;

import dev.millrace.application.ingest.CancelRun;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.quarantine.Grounds;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Starting, showing, listing and cancelling runs. */
public final class RunRoutes {

  private static final String RUNS = "/v1/runs";
  private static final int MOST_GROUNDS = 20;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Families families;
  private final RunDefaults defaults;
  private final SubmitRun submit;
  private final CancelRun cancel;
  private final Runs runs;
  private final Ledger ledger;
  private final Quarantine quarantine;
  private final Repeatable repeatable;

  public RunRoutes(
      Families families,
      RunDefaults defaults,
      SubmitRun submit,
      CancelRun cancel,
      Runs runs,
      Ledger ledger,
      Quarantine quarantine,
      Repeatable repeatable) {
    this.families = families;
    this.defaults = defaults;
    this.submit = submit;
    this.cancel = cancel;
    this.runs = runs;
    this.ledger = ledger;
    this.quarantine = quarantine;
    this.repeatable = repeatable;
  }

  public List<Route> routes() {
    return List.of(
        Route.guarded("POST", RUNS, this::start),
        Route.guarded("GET", RUNS, request -> RunList.of(request, runs)),
        Route.guarded("GET", RUNS + "/{run}", this::show),
        Route.guarded("GET", RUNS + "/{run}/quarantine", this::quarantined),
        Route.guarded("POST", RUNS + "/{run}/cancel", this::cancel));
  }

  private Reply start(Request request) {
    return repeatable.once(request, id -> start(request, new RunId(id)));
  }

  private Reply start(Request request, RunId id) {
    return Body.describing(
        "run",
        request,
        body ->
            Body.read(body, PlanFields.ALL, it -> PlanFields.read(it, families, defaults)::plan),
        plan -> start(id, plan));
  }

  private Reply start(RunId id, RunPlan plan) {
    submit.submit(id, plan);
    return Reply.json(201, RunFields.of(runs.find(id).orElseThrow())).at(RUNS + "/" + id);
  }

  /** The state first: a sheet that is drawn up before the last page says nothing about the run. */
  private Reply show(Request request) {
    return id(request)
        .flatMap(runs::find)
        .map(run -> Reply.json(200, withLedger(run)))
        .orElseGet(() -> unknown(request));
  }

  private Map<String, Object> withLedger(Run run) {
    Sheet sheet = ledger.sheet(run.id()).orElseThrow();
    Map<String, Object> fields = RunFields.of(run);
    fields.put("complete", run.state() == RunState.FETCHED && sheet.isSettled());
    fields.put("ledger", RunFields.of(sheet));
    fields.put("grounds", QuarantineFields.of(grounds(sheet)));
    return fields;
  }

  private List<Grounds> grounds(Sheet sheet) {
    return sheet.quarantined() == 0 ? List.of() : quarantine.grounds(sheet.run(), MOST_GROUNDS);
  }

  private Reply quarantined(Request request) {
    return id(request)
        .filter(run -> runs.find(run).isPresent())
        .map(run -> QuarantineList.of(request, run, quarantine))
        .orElseGet(() -> unknown(request));
  }

  private Reply cancel(Request request) {
    Optional<RunId> id = id(request).filter(run -> runs.find(run).isPresent());
    return id.map(run -> repeatable.once(request, subject -> cancel(run)))
        .orElseGet(() -> unknown(request));
  }

  private Reply cancel(RunId id) {
    Run run = cancel.cancel(id).orElseThrow();
    return run.state() == RunState.CANCELLED
        ? Reply.json(200, RunFields.of(run))
        : Reply.problem(
            Status.CONFLICT, "Run " + id + " is over: it is " + run.state() + " and stays so.");
  }

  private static Optional<RunId> id(Request request) {
    return id(request.named("run"));
  }

  static Optional<RunId> id(String text) {
    return ID.matcher(text).matches()
        ? Optional.of(new RunId(UUID.fromString(text)))
        : Optional.empty();
  }

  private static Reply unknown(Request request) {
    return Reply.problem(Status.NOT_FOUND, "There is no run " + request.named("run") + ".");
  }
}
