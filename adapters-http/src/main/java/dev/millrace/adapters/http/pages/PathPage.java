package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.path.Health;
import dev.millrace.application.path.Hop;
import dev.millrace.application.path.HopName;
import dev.millrace.application.path.PathState;
import dev.millrace.application.path.StreamReading;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The picture of the path: what moves, what waits, and how each hop stands. */
final class PathPage {

  private static final Address EVENTS = Address.of("events", "path");
  private static final Duration PATIENCE_OF_EVENTS = Duration.ofMillis(1_500);

  /** What it takes is waiting for servers, which it costs little. */
  private static final int SHARE = 2;

  private static final Set<HopName> MEASURED =
      Set.of(HopName.SOURCE, HopName.RELAY, HopName.STREAM);

  private final PathWatch watch;
  private final AlertWatch alerts;
  private final Duration patience;
  private final Broadcast broadcast;
  private final Gate gate;

  /**
   * @param patience how long the page waits for all servers together
   */
  PathPage(PathWatch watch, AlertWatch alerts, Duration patience, Broadcast broadcast, Gate gate) {
    this.watch = watch;
    this.alerts = alerts;
    this.patience = patience;
    this.broadcast = broadcast;
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(
        gate.page("/", this::show),
        gate.page("/events/path", guest -> Gate.now(events(guest.session()))));
  }

  private CompletionStage<Reply> show(Guest guest) {
    return watch
        .state(patience)
        .thenApply(
            state ->
                Frame.page(
                    Frame.OK,
                    guest.session(),
                    new Page(Place.PATH, "Path", content(state), EVENTS)));
  }

  private Reply events(Session session) {
    return broadcast.join(
        session, "path", SHARE, () -> watch.state(PATIENCE_OF_EVENTS).thenApply(this::moving));
  }

  private Html content(PathState state) {
    return Html.all(
        tag("div.title", tag("h1", "Path"), headline(state)),
        picture(state),
        AlertTable.of(alerts, state.at()),
        streams(state),
        tag(
            "section.card",
            tag("h2", "On the command line"),
            Command.of("status --watch").html(),
            Command.of("doctor").html()));
  }

  private Html moving(PathState state) {
    return Html.all(
        headline(state), picture(state), AlertTable.of(alerts, state.at()), streams(state));
  }

  /** Without figures: a screen reader says it again whenever it changes. */
  private static Html headline(PathState state) {
    return tag("p.headline", Mark.of(state.health(), state.headline()))
        .with("id", "headline")
        .with("role", "status")
        .with("data-live", "");
  }

  private static Html picture(PathState state) {
    return tag("ol.path", state.hops().stream().map(PathPage::hop).toList())
        .with("id", "picture")
        .with("aria-label", "The hops of the path, in the order in which a record passes them")
        .with("data-live", "");
  }

  private static Element hop(Hop hop) {
    Backlog backlog = hop.backlog();
    return tag(
        "li.hop." + hop.health().name().toLowerCase(Locale.ROOT),
        tag("h2", hop.name().title()),
        Mark.of(hop.health(), word(hop.health())),
        MEASURED.contains(hop.name()) ? rate(hop.rate(), hop.recent()) : Html.nothing(),
        tag("p.words", hop.words()),
        backlog == null ? Html.nothing() : waiting(backlog));
  }

  static String word(Health health) {
    return switch (health) {
      case IDLE -> "idle";
      case WELL -> "well";
      case UNKNOWN -> "unknown";
      case BEHIND -> "behind";
      case DOWN -> "down";
    };
  }

  private static Html rate(@Nullable Double rate, List<Double> recent) {
    return tag(
        "div.rate",
        tag("p", tag("b", rate == null ? "–" : Words.rate(rate)), tag("span", text(" a second"))),
        Chart.course(recent));
  }

  private static Html waiting(Backlog backlog) {
    return tag(
        "dl.figures",
        figure("Waits", Words.count(backlog.records())),
        figure("Oldest", backlog.records() == 0 ? "–" : Span.words(backlog.age())),
        backlog.bytes() == 0 ? Html.nothing() : figure("Size", Words.bytes(backlog.bytes())));
  }

  private static Html figure(String name, String value) {
    return tag("div", tag("dt", name), tag("dd", value));
  }

  private static Html streams(PathState state) {
    return tag(
            "section.card",
            tag("h2", "Streaming queries"),
            state.streams().isEmpty()
                ? tag("p.quiet", noStreams(state))
                : table(state.at(), state.streams()))
        .with("id", "streams")
        .with("data-live", "");
  }

  private static String noStreams(PathState state) {
    boolean isAway =
        state.hops().stream()
            .anyMatch(hop -> hop.name() == HopName.KAFKA && hop.health() == Health.DOWN);
    return isAway ? "Kafka tells of them, and does not answer." : "Kafka tells of none yet.";
  }

  private static Html table(Instant now, List<StreamReading> streams) {
    return Table.of(
        List.of(
            Table.Column.of("Query"),
            Table.Column.of("State"),
            Table.Column.number("Waits"),
            Table.Column.number("Oldest"),
            Table.Column.number("Last batch"),
            Table.Column.of("Last seen")),
        streams.stream().map(stream -> row(now, stream)).toList());
  }

  private static List<Html> row(Instant now, StreamReading stream) {
    Long batch = stream.lastBatch();
    Instant seen = stream.lastSeenAt();
    return List.of(
        tag("span", stream.family() + " " + stream.query()),
        stream.silent() ? Mark.BAD.with("silent") : Mark.BUSY.with("runs"),
        text(Words.count(stream.unread())),
        text(stream.unread() == 0 ? "–" : Span.words(stream.age())),
        text(batch == null ? "–" : Words.count(batch)),
        seen == null ? text("never") : Words.ago(seen, now));
  }
}
