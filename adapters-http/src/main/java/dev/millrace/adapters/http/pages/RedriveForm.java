package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The letters of a redrive, and how it is done, as somebody has filled it in. */
record RedriveForm(LetterForm letters, Map<String, String> filled) {

  private static final String FORCE = "force";
  private static final String LIMIT = "limit";
  private static final String RATE = "rate";
  private static final String STANDARD_RATE = "1000";
  private static final long MOST = 999_999_999_999L;
  private static final long FASTEST = 100_000;

  RedriveForm {
    filled = Map.copyOf(filled);
  }

  /**
   * What was filled in.
   *
   * @param order empty when there are mistakes
   */
  record Read(Optional<RedriveOrder> order, List<String> mistakes) {}

  Read read() {
    LetterForm.Read read = letters.read();
    List<String> mistakes = new ArrayList<>(read.mistakes());
    long limit = value(LIMIT).isEmpty() ? Long.MAX_VALUE : number(LIMIT, MOST, mistakes);
    long rate = number(RATE, FASTEST, mistakes);
    return new Read(
        mistakes.isEmpty()
            ? read.filter().map(filter -> new RedriveOrder(filter, isForced(), limit, (int) rate))
            : Optional.empty(),
        mistakes);
  }

  private long number(String field, long most, List<String> mistakes) {
    String text = value(field);
    long number = text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
    if (number < 1 || number > most) {
      mistakes.add("%s is a whole number from 1 to %s.".formatted(field, Words.count(most)));
    }
    return number;
  }

  private String value(String field) {
    return filled.getOrDefault(field, field.equals(RATE) ? STANDARD_RATE : "").strip();
  }

  private boolean isForced() {
    return filled.containsKey(FORCE);
  }

  /** Asks for another dry run. */
  Html html(List<String> mistakes) {
    return tag(
            "form.fields",
            Fields.mistakes(mistakes),
            letters.hidden(),
            Fields.labelled(
                "At most so many letters",
                Fields.input("number", LIMIT, value(LIMIT))
                    .with("min", "1")
                    .with("max", String.valueOf(MOST))
                    .with("inputmode", "numeric")
                    .with("placeholder", "all")
                    .with("data-option", "--limit")),
            Fields.labelled(
                "Letters a second",
                Fields.number(RATE, value(RATE), 1, FASTEST).with("data-option", "--rate")),
            tag(
                "label.check.wide",
                tag("input")
                    .with("type", "checkbox")
                    .with("name", FORCE)
                    .with("value", "on")
                    .with("checked", isForced())
                    .with("data-option", "--force"),
                text("Also those that have died at 3 attempts or more")),
            tag(
                "div.action",
                tag("button", "Look again").with("type", "submit"),
                command().and("--dry-run").html()))
        .with("method", "get")
        .with("data-command", base().and("--dry-run").text())
        .to(RedrivePage.HERE);
  }

  /** Does what the dry run has shown. */
  Html submit(Session session) {
    return tag(
            "form.action",
            Fields.seal(session),
            letters.hidden(),
            Fields.hidden(LIMIT, value(LIMIT)),
            Fields.hidden(RATE, value(RATE)),
            isForced() ? Fields.hidden(FORCE, "on") : Html.nothing(),
            tag("button.primary", "Redrive them").with("type", "submit"),
            command().html())
        .with("method", "post")
        .to(RedrivePage.HERE);
  }

  private Command base() {
    return letters.in(Command.of("dead-letters redrive"), "--all");
  }

  Command command() {
    Command command = base();
    command = value(LIMIT).isEmpty() ? command : command.and("--limit", value(LIMIT));
    command = command.and("--rate", value(RATE));
    return isForced() ? command.and("--force") : command;
  }
}
