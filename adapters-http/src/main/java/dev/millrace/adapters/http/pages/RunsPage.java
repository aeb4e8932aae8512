package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** The history of the runs, and the form that starts one. */
final class RunsPage {

  static final String SERVER = "PostgreSQL";

  private static final int SHARE = 20;
  private static final int ROWS = 25;
  private static final String BEFORE = "before";

  private final RunPorts ports;
  private final Questions questions;
  private final Broadcast broadcast;
  private final Gate gate;
  private final InstantSource clock;

  RunsPage(
      RunPorts ports, Questions questions, Broadcast broadcast, Gate gate, InstantSource clock) {
    this.ports = ports;
    this.questions = questions;
    this.broadcast = broadcast;
    this.gate = gate;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        gate.page("/runs", guest -> show(guest, Frame.OK, empty(), List.of())),
        gate.page("/events/runs", guest -> Gate.now(events(guest.session()))),
        gate.action("/runs", this::start));
  }

  private StartForm empty() {
    return StartForm.empty(ports.families(), ports.defaults());
  }

  private CompletionStage<Reply> show(
      Guest guest, int status, StartForm form, List<String> mistakes) {
    String before = guest.parameter(BEFORE);
    return questions
        .ask(SERVER, () -> runs(before))
        .thenApply(
            runs ->
                Frame.page(
                    status,
                    guest.session(),
                    new Page(
                        Place.RUNS,
                        "Runs",
                        content(guest.session(), runs, form, mistakes),
                        before.isEmpty() ? Address.of("events", "runs") : null)));
  }

  private Reply events(Session session) {
    return broadcast.join(
        session,
        "runs",
        SHARE,
        () -> questions.ask(SERVER, () -> runs("")).thenApply(this::history));
  }

  /** One more than is shown says that there are more. */
  private List<Run> runs(String before) {
    return StartForm.parsed(before)
        .map(run -> ports.runs().before(run, ROWS + 1))
        .orElseGet(() -> ports.runs().newest(ROWS + 1));
  }

  private Html content(
      Session session, Part<List<Run>> runs, StartForm form, List<String> mistakes) {
    return Html.all(
        tag("div.title", tag("h1", "Runs")),
        session.may(Right.OPERATE) ? start(session, form, mistakes) : Html.nothing(),
        history(runs),
        tag("section.card", tag("h2", "On the command line"), Command.of("runs").html()));
  }

  private Html start(Session session, StartForm form, List<String> mistakes) {
    return tag(
            "details.card",
            tag("summary", "Start a run"),
            tag(
                "p.quiet",
                text("It fetches from "),
                tag("code", ports.defaults().source().toString()),
                text(", as the settings say.")),
            form.html(session, mistakes))
        .with("open", !mistakes.isEmpty());
  }

  private Html history(Part<List<Run>> runs) {
    return tag("section.card.flush", runs.html(this::table))
        .with("id", "history")
        .with("data-live", "");
  }

  private Html table(List<Run> runs) {
    if (runs.isEmpty()) {
      return tag("p.quiet.padded", "There are no runs here.");
    }
    Instant now = clock.instant();
    return Html.all(
        Table.of(
            List.of(
                Table.Column.of("State"),
                Table.Column.of("Run"),
                Table.Column.of("Family"),
                Table.Column.number("Records"),
                Table.Column.of("Pages"),
                Table.Column.of("Submitted"),
                Table.Column.of("Problem")),
            runs.stream().limit(ROWS).map(run -> row(run, now)).toList()),
        runs.size() > ROWS ? older(runs.get(ROWS - 1)) : Html.nothing());
  }

  private static Html older(Run last) {
    return tag(
        "p.padded",
        tag("a", "Older runs").to(Address.of("runs").with(BEFORE, last.id().toString())));
  }

  private static List<Html> row(Run run, Instant now) {
    String problem = run.problem();
    return List.of(
        state(run.state()),
        tag("a", tag("code", Words.brief(run.id())))
            .with("title", run.id().toString())
            .to(Address.of("runs", run.id().toString())),
        text(run.plan().family().value()),
        text(Words.count(run.plan().records())),
        pages(run),
        Words.ago(run.submittedAt(), now),
        problem == null ? text("") : tag("span.problem", problem));
  }

  static Html state(RunState state) {
    return Mark.of(state).with(state.name().toLowerCase(Locale.ROOT));
  }

  static Html pages(Run run) {
    if (run.plan().isCollected()) {
      return text(Words.count(run.pagesStored()) + " pushed");
    }
    String words = Words.count(run.pagesStored()) + " of " + Words.count(run.pages());
    return tag(
        "div.progress",
        Chart.progress(run.pagesStored(), run.pages(), words + " pages"),
        tag("span", words));
  }

  private CompletionStage<Reply> start(Guest guest) {
    StartForm form = new StartForm(ports.families(), ports.defaults(), guest.form());
    StartForm.Read read = form.read();
    return read.plan().isPresent()
        ? start(guest, form, read.plan().get())
        : show(guest, Frame.BAD_REQUEST, form, read.mistakes());
  }

  private CompletionStage<Reply> start(Guest guest, StartForm form, RunPlan plan) {
    RunId run = form.id();
    return questions
        .ask(
            SERVER,
            Questions.PATIENCE_WITH_CHANGES,
            () -> {
              ports.submit().submit(run, plan);
              return run;
            })
        .thenCompose(
            started ->
                started instanceof Part.Known<?>
                    ? Gate.now(Frame.seeOther(Address.of("runs", run.toString())))
                    : show(guest, Frame.UNAVAILABLE, form, List.of(unknown(started))));
  }

  /** Sending the form again is safe: it holds the run's id. */
  static String unknown(Part<?> part) {
    String why =
        part instanceof Part.Away<?> away ? away.why() : SERVER + " has not answered in time.";
    return why + " Nobody knows whether it was done; doing it again is safe.";
  }
}
