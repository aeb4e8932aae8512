package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.alert.Alert;
import dev.millrace.application.alert.Firing;
import dev.millrace.application.alert.Severity;
import java.time.Instant;
import java.util.List;

/** What fires now. */
final class AlertTable {

  private AlertTable() {}

  static Html of(AlertWatch alerts, Instant now) {
    return tag("section.card", tag("h2", "Alerts"), content(alerts, now))
        .with("id", "alerts")
        .with("data-live", "");
  }

  private static Html content(AlertWatch alerts, Instant now) {
    if (!alerts.isOfNow()) {
      return tag("p.quiet", "The path has not been measured yet.");
    }
    List<Firing> firing = alerts.firing();
    return firing.isEmpty()
        ? tag("p.quiet", "None of " + Alert.values().length + " fires.")
        : Table.of(
            List.of(
                Table.Column.of("Alert"),
                Table.Column.of("What"),
                Table.Column.of("Since"),
                Table.Column.of("What to do")),
            firing.stream().map(one -> row(one, now)).toList());
  }

  private static List<Html> row(Firing firing, Instant now) {
    Alert alert = firing.alert();
    Mark mark = alert.severity() == Severity.CRITICAL ? Mark.BAD : Mark.WARNING;
    return List.of(
        mark.with(alert.title()),
        text(firing.words()),
        Words.ago(firing.since(), now),
        text(alert.advice()));
  }
}
