package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.deadletter.Redrives;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Who had which dead letters published again. */
final class RedrivesPage {

  static final Address HERE = Address.of("dead-letters", "redrives");

  private static final int SHARE = 20;
  private static final int NEWEST = 50;

  private final Redrives redrives;
  private final BackgroundRedrive background;
  private final Questions questions;
  private final Broadcast broadcast;
  private final InstantSource clock;
  private final Gate gate;

  RedrivesPage(
      Redrives redrives,
      BackgroundRedrive background,
      Questions questions,
      Broadcast broadcast,
      InstantSource clock,
      Gate gate) {
    this.redrives = redrives;
    this.background = background;
    this.questions = questions;
    this.broadcast = broadcast;
    this.clock = clock;
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(
        gate.page("/dead-letters/redrives", this::show),
        gate.page("/events/redrives", guest -> Gate.now(events(guest.session()))));
  }

  private CompletionStage<Part<List<Redrive>>> newest() {
    return questions.ask(RunsPage.SERVER, () -> redrives.newest(NEWEST));
  }

  private Reply events(Session session) {
    return broadcast.join(session, "redrives", SHARE, () -> newest().thenApply(this::list));
  }

  private CompletionStage<Reply> show(Guest guest) {
    return newest()
        .thenApply(
            found ->
                Frame.page(
                    Frame.OK,
                    guest.session(),
                    new Page(
                        Place.LETTERS,
                        "Redrives",
                        Html.all(
                            tag(
                                "div.title",
                                tag("p.crumb", tag("a", "Dead letters").to(LettersPage.HERE)),
                                tag("h1", "Redrives")),
                            list(found),
                            tag(
                                "section.card",
                                tag("h2", "On the command line"),
                                Command.of("dead-letters redrives").html())),
                        Address.of("events", "redrives"))));
  }

  private Html list(Part<List<Redrive>> found) {
    return tag("section.card.flush", found.html(this::table))
        .with("id", "redrives")
        .with("data-live", "");
  }

  private Html table(List<Redrive> found) {
    if (found.isEmpty()) {
      return tag("p.quiet.padded", "Nobody has redriven anything yet.");
    }
    Instant now = clock.instant();
    return Table.of(
        List.of(
            Table.Column.of("State"),
            Table.Column.of("Begun"),
            Table.Column.of("By"),
            Table.Column.of("Letters meant"),
            Table.Column.number("Redriven"),
            Table.Column.number("Events"),
            Table.Column.number("Left out")),
        found.stream().map(redrive -> row(redrive, now)).toList());
  }

  private List<Html> row(Redrive redrive, Instant now) {
    return List.of(
        state(redrive),
        Words.ago(redrive.begunAt(), now),
        text(redrive.by()),
        text(redrive.filter() + (redrive.forced() ? ", forced" : "")),
        text(Words.count(redrive.letters())),
        text(Words.count(redrive.events())),
        text(Words.count(redrive.refused())));
  }

  /** One that another process does is not told from one that was broken off there. */
  private Html state(Redrive redrive) {
    BackgroundRedrive.State own =
        background.state().filter(state -> state.redrive().equals(redrive.id())).orElse(null);
    if (redrive.endedAt() != null) {
      return Mark.GOOD.with(own == null || own.words().isEmpty() ? "done" : own.words());
    }
    if (own == null) {
      return Mark.UNKNOWN.with("not ended here");
    }
    if (own.isOver()) {
      return Mark.BAD.with(own.words());
    }
    return own.words().isEmpty() ? Mark.BUSY.with("runs") : Mark.IDLE.with("waits: " + own.words());
  }
}
