package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.content.ShownField;
import dev.millrace.application.trace.ToldVersion;
import dev.millrace.application.trace.ToldVersion.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of a record: what it changed, and what it says at each hop that keeps its content. */
final class VersionCard {

  private VersionCard() {}

  /**
   * Shows one.
   *
   * @param isFirst whether nothing is known of a version before it
   */
  static Html of(ToldVersion version, boolean isFirst) {
    Long number = version.version();
    String problem = version.problem();
    return tag(
        "article.version",
        tag(
            "h3",
            text(
                number == null ? "Version of an event no longer kept " : "Version " + number + " "),
            tag("code", Words.brief(version.event())).with("title", version.event().toString())),
        tag("p.quiet", "First seen " + Words.exact(version.at()) + " UTC"),
        isFirst ? Html.nothing() : changes(version.changes()),
        problem == null ? Html.nothing() : Mark.WARNING.with("Not decoded: " + problem),
        content("As the source sent it", version.received()),
        content("As the outbox and the topic have it", version.published()));
  }

  private static Html changes(List<Change> changes) {
    return changes.isEmpty()
        ? tag("p.quiet", "Nothing is known of what it changed.")
        : Table.of(
            List.of(
                Table.Column.of("Changed field"),
                Table.Column.of("Before"),
                Table.Column.of("After")),
            changes.stream().map(VersionCard::row).toList());
  }

  private static List<Html> row(Change change) {
    return List.of(tag("code", change.path()), value(change.before()), value(change.after()));
  }

  private static Element value(@Nullable String value) {
    return value == null ? tag("span.quiet", "none") : tag("span.value", value);
  }

  private static Html content(String title, List<ShownField> fields) {
    return fields.isEmpty()
        ? Html.nothing()
        : tag("details", tag("summary", title), FieldList.of(fields));
  }
}
