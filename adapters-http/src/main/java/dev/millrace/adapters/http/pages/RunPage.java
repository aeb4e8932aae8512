package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.quarantine.Grounds;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** One run: how far it came, and its ledger as a balance sheet. */
final class RunPage {

  /** To draw up the ledger of a million records takes the database a second. */
  private static final int SHARE = 20;

  private static final int MOST_GROUNDS = 20;

  private final RunPorts ports;
  private final Questions questions;
  private final Broadcast broadcast;
  private final Gate gate;
  private final InstantSource clock;

  RunPage(
      RunPorts ports, Questions questions, Broadcast broadcast, Gate gate, InstantSource clock) {
    this.ports = ports;
    this.questions = questions;
    this.broadcast = broadcast;
    this.gate = gate;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        gate.page("/runs/{run}", guest -> named(guest, run -> show(guest, run, Frame.OK, ""))),
        gate.page(
            "/events/runs/{run}",
            guest -> named(guest, run -> Gate.now(events(guest.session(), run)))),
        gate.action("/runs/{run}/cancel", guest -> named(guest, run -> cancel(guest, run))));
  }

  private static CompletionStage<Reply> named(
      Guest guest, Function<RunId, CompletionStage<Reply>> answer) {
    return StartForm.parsed(guest.request().named("run"))
        .map(answer)
        .orElseGet(() -> Gate.now(noSuchRun()));
  }

  private static Reply noSuchRun() {
    return Frame.notice(Frame.NOT_FOUND, "No such run", "There is no run of this id.");
  }

  /** The books of a run, all of which PostgreSQL tells. */
  private record Books(Sheet sheet, List<Grounds> grounds) {}

  private CompletionStage<Reply> show(Guest guest, RunId id, int status, String problem) {
    CompletionStage<Part<Books>> books = questions.ask(RunsPage.SERVER, () -> books(id));
    return questions
        .ask(RunsPage.SERVER, () -> ports.runs().find(id))
        .thenCombine(
            books, (run, known) -> shown(guest.session(), id, status, problem, run, known));
  }

  private Reply shown(
      Session session,
      RunId id,
      int status,
      String problem,
      Part<Optional<Run>> run,
      Part<Books> books) {
    if (run instanceof Part.Known<Optional<Run>> known && known.value().isEmpty()) {
      return noSuchRun();
    }
    Html content =
        Html.all(
            tag(
                "div.title",
                tag("p.crumb", tag("a", "Runs").to(Address.of("runs"))),
                tag("h1", text("Run "), tag("code", Words.brief(id)))),
            problem.isEmpty() ? Html.nothing() : tag("p.mistakes", problem).with("role", "alert"),
            facts(run),
            sheet(run, books),
            actions(session, id, run));
    return Frame.page(
        status,
        session,
        new Page(
            Place.RUNS,
            "Run " + Words.brief(id),
            content,
            isDone(run, books) ? null : Address.of("events", "runs", id.toString())));
  }

  /** Nothing of it moves any more. */
  private static boolean isDone(Part<Optional<Run>> run, Part<Books> books) {
    return isOver(run)
        && books instanceof Part.Known<Books> known
        && known.value().sheet().isSettled();
  }

  private static boolean isOver(Part<Optional<Run>> run) {
    return run instanceof Part.Known<Optional<Run>> known
        && known.value().filter(found -> found.state().isOver()).isPresent();
  }

  private Reply events(Session session, RunId id) {
    return broadcast.join(
        session,
        "run " + id,
        SHARE,
        () ->
            questions
                .ask(RunsPage.SERVER, () -> ports.runs().find(id))
                .thenCombine(
                    questions.ask(RunsPage.SERVER, () -> books(id)),
                    (run, books) -> Html.all(facts(run), sheet(run, books))));
  }

  private Books books(RunId id) {
    Sheet sheet =
        ports.ledger().sheet(id).orElseGet(() -> new Sheet(id, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    return new Books(
        sheet, sheet.quarantined() == 0 ? List.of() : ports.quarantine().grounds(id, MOST_GROUNDS));
  }

  private Html facts(Part<Optional<Run>> part) {
    return tag(
            "section.card",
            part.html(
                run ->
                    run.map(known -> RunFacts.of(known, clock.instant()))
                        .orElseGet(() -> tag("p", "It is gone."))))
        .with("id", "facts")
        .with("data-live", "");
  }

  private static Html sheet(Part<Optional<Run>> run, Part<Books> books) {
    boolean isOver = isOver(run);
    return tag(
            "section.card",
            tag("h2", "Ledger"),
            books.html(
                found ->
                    Html.all(BalanceSheet.of(found.sheet(), isOver), grounds(found.grounds()))))
        .with("id", "ledger")
        .with("data-live", "");
  }

  private static Html grounds(List<Grounds> grounds) {
    return grounds.isEmpty()
        ? Html.nothing()
        : Html.all(
            tag("h3", "In quarantine, by reason"),
            Table.of(
                List.of(Table.Column.number("Records"), Table.Column.of("Reasons")),
                grounds.stream().map(RunPage::ground).toList()));
  }

  private static List<Html> ground(Grounds ground) {
    return List.of(
        text(Words.count(ground.records())),
        tag(
            "ul.plain",
            ground.reasons().stream().map(reason -> tag("li", reason.toString())).toList()));
  }

  private static Html actions(Session session, RunId id, Part<Optional<Run>> run) {
    String text = id.toString();
    return tag(
        "section.card",
        tag("h2", session.may(Right.OPERATE) ? "Actions" : "On the command line"),
        isOver(run) || !session.may(Right.OPERATE)
            ? Html.nothing()
            : tag(
                "details.confirm",
                tag("summary", "Cancel the run"),
                tag("p.quiet", "It stops between two pages. What it stored stays, and is served."),
                Fields.action(
                    session,
                    Address.of("runs", text, "cancel"),
                    "Cancel it",
                    ".danger",
                    Command.of("runs cancel").and(text))),
        session.may(Right.OPERATE) ? tag("h3", "On the command line") : Html.nothing(),
        Command.of("ledger").and(text).html(),
        Command.of("verify").and(text).html());
  }

  private CompletionStage<Reply> cancel(Guest guest, RunId id) {
    return questions
        .ask(RunsPage.SERVER, Questions.PATIENCE_WITH_CHANGES, () -> ports.cancel().cancel(id))
        .thenCompose(cancelled -> cancelled(guest, id, cancelled));
  }

  private CompletionStage<Reply> cancelled(Guest guest, RunId id, Part<Optional<Run>> cancelled) {
    if (!(cancelled instanceof Part.Known<Optional<Run>> known)) {
      return show(guest, id, Frame.UNAVAILABLE, RunsPage.unknown(cancelled));
    }
    if (known.value().isEmpty()) {
      return Gate.now(noSuchRun());
    }
    Run run = known.value().get();
    return run.state() == RunState.CANCELLED
        ? Gate.now(Frame.seeOther(Address.of("runs", id.toString())))
        : show(
            guest, id, Frame.CONFLICT, "The run is over: it is " + run.state() + " and stays so.");
  }
}
