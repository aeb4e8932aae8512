package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.LetterCount;
import dev.millrace.domain.port.deadletter.LetterEntry;
import dev.millrace.domain.port.deadletter.LetterState;
import java.time.Instant;
import java.util.List;

/** Dead letters as they are counted and listed. */
final class LetterTable {

  private final Session session;
  private final LetterForm form;
  private final Instant now;

  LetterTable(Session session, LetterForm form, Instant now) {
    this.session = session;
    this.form = form;
    this.now = now;
  }

  static Html counts(LetterForm form, List<LetterCount> counts) {
    return counts.isEmpty()
        ? tag("p.quiet", "There are none.")
        : Table.of(
            List.of(
                Table.Column.number("Letters"),
                Table.Column.of("State"),
                Table.Column.of("Family"),
                Table.Column.of("Hop"),
                Table.Column.of("Reason")),
            counts.stream().map(count -> row(form, count)).toList());
  }

  private static List<Html> row(LetterForm form, LetterCount count) {
    return List.of(
        tag("a", Words.count(count.letters())).to(form.narrowed(count).in(LettersPage.HERE)),
        state(count.state()),
        text(count.family()),
        text(count.hop()),
        tag("code", count.code().name()));
  }

  Html of(List<LetterEntry> letters) {
    if (letters.isEmpty()) {
      return tag("p.quiet.padded", "There are none.");
    }
    Html table =
        Table.of(
            List.of(
                Table.Column.of("Letter"),
                Table.Column.of("State"),
                Table.Column.of("Hop"),
                Table.Column.of("Reason"),
                Table.Column.number("Attempt"),
                Table.Column.of("Died"),
                Table.Column.of("Run")),
            letters.stream().limit(LettersPage.ROWS).map(this::row).toList());
    Html list = session.may(Right.OPERATE) ? picking(table) : table;
    return letters.size() > LettersPage.ROWS
        ? Html.all(list, older(letters.get(LettersPage.ROWS - 1)))
        : list;
  }

  /** What is picked is looked at first, by a dry run. */
  private Html picking(Html table) {
    return Html.all(
        tag(
                "form.picking",
                Fields.hidden(LetterForm.PICKING, "on"),
                table,
                tag(
                    "div.action.padded",
                    tag("button", "Redrive the picked ones").with("type", "submit"),
                    tag("a", "Redrive all open ones of this filter")
                        .to(form.ofAnyState().in(RedrivePage.HERE))))
            .with("method", "get")
            .to(RedrivePage.HERE));
  }

  private Html older(LetterEntry last) {
    return tag(
        "p.padded",
        tag("a", "Older letters")
            .to(form.in(LettersPage.HERE).with(LettersPage.BELOW, String.valueOf(last.number()))));
  }

  private List<Html> row(LetterEntry letter) {
    String number = String.valueOf(letter.number());
    RunId run = letter.run();
    Html link = tag("a", number).to(LetterPage.address(letter.number()));
    return List.of(
        session.may(Right.OPERATE) && letter.state() == LetterState.OPEN
            ? picked(number, link)
            : link,
        state(letter.state()),
        text(letter.hop()),
        tag("div", tag("code", letter.code().name()), tag("small.why", letter.reason())),
        text(Words.count(letter.attempt())),
        Words.ago(letter.diedAt(), now),
        run == null ? text("–") : run(run));
  }

  private Html run(RunId run) {
    Html brief = tag("code", Words.brief(run));
    return session.isReader() ? brief : tag("a", brief).to(Address.of("runs", run.toString()));
  }

  private static Html picked(String number, Html link) {
    return tag(
        "span.pick",
        tag("input")
            .with("type", "checkbox")
            .with("name", LetterForm.PICKED + number)
            .with("value", "on")
            .with("aria-label", "Pick letter " + number),
        link);
  }

  static Html state(LetterState state) {
    return switch (state) {
      case OPEN -> Mark.WARNING.with("open");
      case RETRIED -> Mark.BUSY.with("retried");
      case SERVED -> Mark.GOOD.with("served");
    };
  }
}
