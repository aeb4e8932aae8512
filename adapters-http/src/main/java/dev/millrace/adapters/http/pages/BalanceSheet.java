package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.port.ledger.Sheet;
import java.util.List;

/** The ledger of a run as three equations, each of which adds up or shows its gap. */
final class BalanceSheet {

  private BalanceSheet() {}

  /** A line of an equation. */
  private record Line(String name, String what, long records) {}

  /**
   * Draws it up.
   *
   * @param isOver whether the run brings no more pages
   */
  static Html of(Sheet sheet, boolean isOver) {
    return tag(
        "div.sheet",
        verdict(sheet, isOver),
        shares(sheet),
        tag("div.equations", intake(sheet), publication(sheet, isOver), delivery(sheet, isOver)));
  }

  private static Html verdict(Sheet sheet, boolean isOver) {
    if (sheet.fetched() == 0) {
      return tag("p.verdict", Mark.IDLE.with("Nothing is fetched yet"));
    }
    if (sheet.isSettled()) {
      return tag(
          "p.verdict",
          Mark.GOOD.with(
              isOver
                  ? "It adds up: every record is served, or kept with a reason"
                  : "It adds up so far"));
    }
    long gap = sheet.stored() - sheet.served() - sheet.deadLettered();
    return tag(
        "p.verdict",
        gap > 0 && sheet.intakeBalances()
            ? Mark.BUSY.with(
                Words.count(gap, "record") + (gap == 1 ? " is" : " are") + " still on the way")
            : Mark.BAD.with("It does not add up"));
  }

  private static Html shares(Sheet sheet) {
    long onTheWay = Math.max(0, sheet.stored() - sheet.served() - sheet.deadLettered());
    return Html.all(
        Chart.shares(
            List.of(
                new Chart.Share("served", sheet.served()),
                new Chart.Share("way", onTheWay),
                new Chart.Share("duplicate", sheet.duplicates()),
                new Chart.Share("quarantined", sheet.quarantined()),
                new Chart.Share("dead", sheet.deadLettered())),
            "What became of the records"),
        tag(
            "ul.legend",
            legend("served", "served", sheet.served()),
            legend("way", "on the way", onTheWay),
            legend("duplicate", "duplicates", sheet.duplicates()),
            legend("quarantined", "quarantined", sheet.quarantined()),
            legend("dead", "dead-lettered", sheet.deadLettered())));
  }

  private static Element legend(String style, String name, long records) {
    return tag(
        "li",
        Chart.svg(
                "swatch",
                8,
                8,
                List.of(tag("rect." + style).with("width", "8").with("height", "8")))
            .with("aria-hidden", "true"),
        text(name + " "),
        tag("b", Words.count(records)));
  }

  private static Html intake(Sheet sheet) {
    return equation(
        "Intake",
        new Line("Fetched", "in the pages that were stored", sheet.fetched()),
        List.of(
            new Line("Stored", newVersions(sheet), sheet.stored()),
            new Line("Duplicates", "of known content", sheet.duplicates()),
            new Line("Quarantined", conflicts(sheet), sheet.quarantined())),
        "A transaction was torn, or the books were changed from outside.",
        Mark.BAD);
  }

  private static String newVersions(Sheet sheet) {
    return sheet.newVersions() == 0
        ? "each with an event in the outbox"
        : Words.count(sheet.newVersions()) + " of them further versions of known keys";
  }

  private static String conflicts(Sheet sheet) {
    return sheet.conflicts() == 0
        ? "kept with a reason"
        : "kept with a reason, " + Words.count(sheet.conflicts()) + " for conflicts";
  }

  private static Html publication(Sheet sheet, boolean isOver) {
    return equation(
        "Relay",
        new Line("Stored", "", sheet.stored()),
        List.of(new Line("Published", "to Kafka, or parked", sheet.published())),
        "They wait for the relay.",
        sheet.stored() < sheet.published() || isOver ? Mark.WARNING : Mark.BUSY);
  }

  private static Html delivery(Sheet sheet, boolean isOver) {
    boolean isMore = sheet.published() < sheet.served() + sheet.deadLettered();
    String why =
        isMore
            ? "Receipts count more than was published: `millrace verify` looks at the rows."
            : sheet.proved()
                ? "Receipts of these were lost, and the rows themselves were found."
                : "They are on the way through Kafka and Spark, or their receipt is.";
    return equation(
        "Delivery",
        new Line("Published", "", sheet.published()),
        List.of(
            new Line("Served", "from Cassandra, or superseded", sheet.served()),
            new Line("Dead-lettered", "kept with their bytes and a reason", sheet.deadLettered())),
        why,
        isMore ? Mark.BAD : sheet.proved() ? Mark.GOOD : isOver ? Mark.WARNING : Mark.BUSY);
  }

  private static Html equation(
      String title, Line whole, List<Line> parts, String why, Mark otherwise) {
    long gap = whole.records() - parts.stream().mapToLong(Line::records).sum();
    return tag(
        "section.equation",
        tag("h3", title),
        tag(
            "table",
            tag("tbody", parts.stream().map(part -> line("term", part)).toList()),
            tag(
                "tfoot",
                gap == 0 ? Html.nothing() : line("gap", new Line("Gap", why, gap)),
                line("whole", whole))),
        tag(
            "p.adds-up",
            gap == 0
                ? Mark.GOOD.with("adds up")
                : otherwise.with("gap of " + Words.count(Math.abs(gap)))));
  }

  private static Element line(String style, Line line) {
    return tag(
        "tr." + style,
        tag("th", tag("span", line.name()), tag("small", line.what())).with("scope", "row"),
        tag("td.number", Words.count(line.records())));
  }
}
