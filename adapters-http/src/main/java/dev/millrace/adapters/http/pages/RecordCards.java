package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.query.ViewAnswer;
import dev.millrace.application.trace.ToldVersion;
import dev.millrace.domain.port.ledger.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a record's page, each of which one server tells.
 *
 * @param query shows the row that a view serves on the command line
 * @param again where a part that is not there is asked for again; null where it comes by itself
 */
record RecordCards(
    Part<Stored> stored,
    Part<List<Sighting>> topic,
    Part<Served> served,
    Command query,
    @Nullable Address again) {

  /** What PostgreSQL tells. */
  record Stored(List<Sighting> seen, List<ToldVersion> versions) {}

  /** What Cassandra tells. */
  record Served(List<Sighting> seen, ViewAnswer row) {}

  Html html() {
    return Html.all(
        card(
            "stores",
            "Page, versions and outbox",
            stored.html(again, told -> sightings(told.seen()))),
        card("topic", "Topic", topic.html(again, RecordCards::sightings)),
        card(
            "views",
            "Rows in Cassandra",
            Html.all(
                served.html(again, told -> Html.all(sightings(told.seen()), row(told.row()))),
                query.html())),
        card("versions", "Versions", stored.html(again, told -> versions(told.versions()))));
  }

  private static Element card(String id, String title, Html content) {
    return tag("section.card", tag("h2", title), content).with("id", id).with("data-live", "");
  }

  private static Html sightings(List<Sighting> seen) {
    return seen.isEmpty()
        ? tag("p.quiet", "It was not seen here, or it is kept no more.")
        : Table.of(
            List.of(
                Table.Column.of("When, UTC"),
                Table.Column.of("Hop"),
                Table.Column.of("Event"),
                Table.Column.of("Where and what")),
            seen.stream().map(RecordCards::row).toList());
  }

  private static List<Html> row(Sighting seen) {
    String event = seen.details().get("event");
    return List.of(
        tag("time", Words.exact(seen.at())).with("datetime", seen.at().toString()),
        text(seen.hop()),
        event == null ? text("–") : tag("code", Words.brief(event)).with("title", event),
        tag("span.value", details(seen.details())));
  }

  private static String details(Map<String, String> details) {
    return details.entrySet().stream()
        .filter(detail -> !detail.getKey().equals("event"))
        .map(detail -> detail.getKey() + " " + detail.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Html row(ViewAnswer answer) {
    return answer instanceof ViewAnswer.Page page && !page.rows().isEmpty()
        ? tag(
            "details",
            tag("summary", "What " + page.view().name() + " serves"),
            tag("dl.facts", facts(page.rows().get(0))))
        : Html.nothing();
  }

  private static List<Html> facts(Map<String, @Nullable Object> row) {
    List<Html> facts = new ArrayList<>();
    row.forEach(
        (name, value) ->
            facts.add(
                tag("div", tag("dt", name), tag("dd", value == null ? "–" : value.toString()))));
    return facts;
  }

  private static Html versions(List<ToldVersion> versions) {
    if (versions.isEmpty()) {
      return tag("p.quiet", "Nothing of its content is kept before the views.");
    }
    List<Html> newest = new ArrayList<>();
    for (int i = versions.size() - 1; i >= 0; i--) {
      newest.add(VersionCard.of(versions.get(i), i == 0));
    }
    return tag("div.cards", newest);
  }
}
