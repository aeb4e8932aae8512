package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** The schedules and the backfills, which are held and let go here. */
final class SchedulesPage {

  private static final int NEWEST = 25;
  private static final Address HERE = Address.of("schedules");

  private final PlanPorts ports;
  private final Questions questions;
  private final InstantSource clock;
  private final Gate gate;

  SchedulesPage(PlanPorts ports, Questions questions, InstantSource clock, Gate gate) {
    this.ports = ports;
    this.questions = questions;
    this.clock = clock;
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(
        gate.page("/schedules", guest -> show(guest.session(), Frame.OK, "")),
        gate.action(
            "/schedules/{schedule}/pause",
            guest -> schedule(guest, name -> ports.keepSchedules().pause(name))),
        gate.action(
            "/schedules/{schedule}/resume",
            guest -> schedule(guest, name -> ports.keepSchedules().resume(name))),
        gate.action(
            "/backfills/{backfill}/pause",
            guest -> backfill(guest, id -> ports.keepBackfills().pause(id))),
        gate.action(
            "/backfills/{backfill}/resume",
            guest -> backfill(guest, id -> ports.keepBackfills().resume(id))),
        gate.action(
            "/backfills/{backfill}/cancel",
            guest -> backfill(guest, id -> ports.keepBackfills().cancel(id))));
  }

  private CompletionStage<Reply> show(Session session, int status, String problem) {
    CompletionStage<Part<List<Backfill>>> backfills =
        questions.ask(RunsPage.SERVER, () -> ports.backfills().newest(NEWEST));
    return questions
        .ask(RunsPage.SERVER, () -> ports.schedules().all())
        .thenCombine(
            backfills,
            (schedules, found) ->
                Frame.page(
                    status,
                    session,
                    Page.still(
                        Place.SCHEDULES,
                        "Schedules",
                        content(session, problem, schedules, found))));
  }

  private Html content(
      Session session,
      String problem,
      Part<List<Schedule>> schedules,
      Part<List<Backfill>> backfills) {
    return Html.all(
        tag("div.title", tag("h1", "Schedules and backfills")),
        problem.isEmpty() ? Html.nothing() : tag("p.mistakes", problem).with("role", "alert"),
        tag("h2", "Schedules"),
        tag("section.card.flush", schedules.html(all -> schedules(session, all)))
            .with("id", "schedules")
            .with("data-live", ""),
        tag("h2", "Backfills"),
        tag(
                "section.card.flush",
                backfills.html(all -> BackfillTable.of(session, all, clock.instant())))
            .with("id", "backfills")
            .with("data-live", ""),
        tag(
            "section.card",
            tag("h2", "On the command line"),
            Command.of("schedules add nightly --cron daily --records 5000").html(),
            Command.of("backfill --pages 1..200 --missing").html()));
  }

  private Html schedules(Session session, List<Schedule> all) {
    if (all.isEmpty()) {
      return tag("p.quiet.padded", "There are no schedules.");
    }
    Instant now = clock.instant();
    return Table.of(
        List.of(
            Table.Column.of("State"),
            Table.Column.of("Schedule"),
            Table.Column.of("When"),
            Table.Column.of("Next"),
            Table.Column.of("Last run"),
            Table.Column.number("Records"),
            Table.Column.of("Actions")),
        all.stream().map(schedule -> row(session, schedule, now)).toList());
  }

  private static List<Html> row(Session session, Schedule schedule, Instant now) {
    String name = schedule.name().value();
    String verb = schedule.paused() ? "resume" : "pause";
    return List.of(
        schedule.paused() ? Mark.IDLE.with("paused") : Mark.GOOD.with("on"),
        text(name),
        tag("code", schedule.timing().text()),
        schedule.paused() ? text("–") : Words.ahead(schedule.next().at(), now),
        lastRun(schedule),
        text(Words.count(schedule.plan().records())),
        BackfillTable.actions(
            List.of(
                Fields.action(
                    session,
                    Address.of("schedules", name, verb),
                    BackfillTable.title(verb),
                    ".quiet",
                    Command.of("schedules " + verb).and(name)))));
  }

  private static Html lastRun(Schedule schedule) {
    RunId run = schedule.lastRun();
    return run == null
        ? text("none")
        : tag("a", tag("code", Words.brief(run))).to(Address.of("runs", run.toString()));
  }

  private CompletionStage<Reply> schedule(
      Guest guest, Function<ScheduleName, Optional<Schedule>> change) {
    String name = guest.request().named("schedule");
    return ScheduleName.isOne(name)
        ? changed(guest, "schedule", () -> change.apply(new ScheduleName(name)).isPresent())
        : Gate.now(unknown("schedule"));
  }

  private CompletionStage<Reply> backfill(
      Guest guest, Function<BackfillId, Optional<Backfill>> change) {
    return StartForm.parsed(guest.request().named("backfill"))
        .map(
            id ->
                changed(
                    guest, "backfill", () -> change.apply(new BackfillId(id.value())).isPresent()))
        .orElseGet(() -> Gate.now(unknown("backfill")));
  }

  private CompletionStage<Reply> changed(Guest guest, String what, Supplier<Boolean> change) {
    return questions
        .ask(RunsPage.SERVER, Questions.PATIENCE_WITH_CHANGES, change)
        .thenCompose(
            done -> {
              if (done instanceof Part.Known<Boolean> known) {
                return Gate.now(known.value() ? Frame.seeOther(HERE) : unknown(what));
              }
              return show(guest.session(), Frame.UNAVAILABLE, RunsPage.unknown(done));
            });
  }

  private static Reply unknown(String what) {
    return Frame.notice(Frame.NOT_FOUND, "No such " + what, "There is no " + what + " like that.");
  }
}
