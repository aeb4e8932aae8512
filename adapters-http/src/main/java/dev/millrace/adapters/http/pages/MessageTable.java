package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.browse.ToldMessage;
import dev.millrace.application.browse.ToldPage;
import dev.millrace.application.content.ShownField;
import dev.millrace.domain.port.log.LogPage.Ending;
import dev.millrace.domain.view.Position;
import java.util.ArrayList;
import java.util.List;

/** Messages, and where there are more. */
record MessageTable(MessageForm form, ToldPage page) {

  /** More partitions than that are named in the form. */
  private static final int MOST_LINKS = 16;

  Html html() {
    return Html.all(
        page.messages().isEmpty()
            ? tag("p.quiet", "There is none of these here.")
            : Table.of(
                List.of(
                    Table.Column.of("Appended, UTC"),
                    Table.Column.of("Partition@offset"),
                    Table.Column.of("Key"),
                    Table.Column.number("Bytes"),
                    Table.Column.of("What it says")),
                page.messages().stream().map(this::row).toList()),
        tag("p.quiet", words(page.ending())),
        page.ending() == Ending.END ? Html.nothing() : further());
  }

  private List<Html> row(ToldMessage message) {
    Position position = message.position();
    Integer bytes = message.bytes();
    String key = message.key();
    return List.of(
        tag("time", Words.exact(message.appendedAt()))
            .with("datetime", message.appendedAt().toString()),
        tag("a", position.partition() + "@" + position.offset()).to(form.from(position)),
        key == null ? text("–") : tag("code.value", key),
        text(bytes == null ? "–" : Words.count(bytes)),
        said(message));
  }

  private static Html said(ToldMessage message) {
    String problem = message.problem();
    return Html.all(
        message.bytes() == null ? text("It erases its key.") : Html.nothing(),
        problem == null ? Html.nothing() : Mark.WARNING.with("Not decoded: " + problem),
        fields("content", message.fields()),
        fields("headers", headers(message)));
  }

  private static List<ShownField> headers(ToldMessage message) {
    List<ShownField> headers = new ArrayList<>();
    message.headers().forEach((name, value) -> headers.add(new ShownField(name, value)));
    return headers;
  }

  private static Html fields(String title, List<ShownField> fields) {
    return fields.isEmpty()
        ? Html.nothing()
        : tag(
            "details",
            tag("summary", Words.count(fields.size(), "field") + " of its " + title),
            FieldList.of(fields));
  }

  private static String words(Ending ending) {
    return switch (ending) {
      case END -> "The topic ends there.";
      case RECORDS -> "There may be more.";
      case BYTES -> "As much was read as may be at a time; there may be more.";
      case TIME -> "Reading took as long as it may; there may be more.";
    };
  }

  private Html further() {
    return tag(
        "p",
        text("Further messages of partition "),
        Html.all(
            page.next().stream()
                .limit(MOST_LINKS)
                .map(
                    next ->
                        Html.all(
                            tag("a", next.partition() + " from " + next.offset())
                                .to(form.from(next)),
                            text(" ")))
                .toList()));
  }
}
