package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.RunDefaults;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.run.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The form that starts a run. It holds the run's id, so that sending it twice starts one run, and
 * no address: runs that start here fetch from where the settings say.
 *
 * @param filled what was filled in before; nothing in a new one
 */
record StartForm(Families families, RunDefaults defaults, Form filled) {

  private static final String RUN = "run";
  private static final String FAMILY = "family";
  private static final String RECORDS = "records";
  private static final String SEED = "seed";
  private static final String PAGE_SIZE = "page-size";
  private static final String FIRST_PAGE = "first-page";
  private static final String ALLOW_EMPTY = "allow-empty";
  private static final String STANDARD_RECORDS = "1000";
  private static final int MOST_DIGITS = 12;
  private static final long MOST_RECORDS = 999_999_999_999L;
  private static final int LONGEST_SEED = 256;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  static StartForm empty(Families families, RunDefaults defaults) {
    return new StartForm(families, defaults, new Form(Map.of()));
  }

  /**
   * What was filled in.
   *
   * @param plan empty when there are mistakes
   */
  record Read(Optional<RunPlan> plan, List<String> mistakes) {}

  RunId id() {
    return parsed(filled.text(RUN)).orElseGet(() -> new RunId(UUID.randomUUID()));
  }

  /** The run that a text names. */
  static Optional<RunId> parsed(String text) {
    return ID.matcher(text).matches() ? Optional.of(RunId.of(text)) : Optional.empty();
  }

  Read read() {
    List<String> mistakes = new ArrayList<>();
    long records = number(RECORDS, STANDARD_RECORDS, MOST_RECORDS, mistakes);
    long pageSize = number(PAGE_SIZE, standardSize(), RunPlan.MOST_PER_PAGE, mistakes);
    long firstPage = number(FIRST_PAGE, "1", Integer.MAX_VALUE, mistakes);
    if (families.find(value(FAMILY, standardFamily())).isEmpty()) {
      mistakes.add("There is no such family.");
    }
    return mistakes.isEmpty()
        ? read(records, (int) pageSize, (int) firstPage)
        : new Read(Optional.empty(), mistakes);
  }

  private Read read(long records, int pageSize, int firstPage) {
    try {
      RunPlan plan =
          new RunPlan(
              families.find(value(FAMILY, standardFamily())).orElseThrow().name(),
              defaults.source(),
              value(SEED, defaults.seed()),
              records,
              pageSize,
              firstPage,
              filled.has(ALLOW_EMPTY));
      plan.requireAskable();
      return new Read(Optional.of(plan), List.of());
    } catch (IllegalArgumentException refused) {
      return new Read(Optional.empty(), List.of(String.valueOf(refused.getMessage())));
    }
  }

  private long number(String field, String standard, long most, List<String> mistakes) {
    String text = value(field, standard);
    long number = text.matches("[0-9]{1," + MOST_DIGITS + "}") ? Long.parseLong(text) : 0;
    if (number < 1 || number > most) {
      mistakes.add(
          "%s is a whole number from 1 to %s."
              .formatted(field.replace('-', ' '), Words.count(most)));
    }
    return number;
  }

  private String value(String field, String standard) {
    return filled.has(field) ? filled.text(field) : standard;
  }

  private String standardSize() {
    return String.valueOf(defaults.pageSize());
  }

  private String standardFamily() {
    return defaults.family().value();
  }

  /** The form, and the command that does the same; a script keeps that up to date. */
  Html html(Session session, List<String> mistakes) {
    return tag(
            "form.fields",
            Fields.mistakes(mistakes),
            Fields.seal(session),
            Fields.hidden(RUN, id().toString()),
            Fields.labelled(
                "Records",
                Fields.number(RECORDS, value(RECORDS, STANDARD_RECORDS), 1, MOST_RECORDS)
                    .with("data-option", "--records")),
            Fields.labelled(
                "Family",
                Fields.choice(
                        FAMILY,
                        value(FAMILY, standardFamily()),
                        families.all().stream().map(family -> family.name().value()).toList())
                    .with("data-option", "--family")),
            Fields.labelled(
                "Seed",
                Fields.input("text", SEED, value(SEED, defaults.seed()))
                    .with("required", true)
                    .with("maxlength", String.valueOf(LONGEST_SEED))
                    .with("data-option", "--seed")),
            Fields.labelled(
                "Records per page",
                Fields.number(PAGE_SIZE, value(PAGE_SIZE, standardSize()), 1, RunPlan.MOST_PER_PAGE)
                    .with("data-option", "--page-size")),
            Fields.labelled(
                "First page",
                Fields.number(FIRST_PAGE, value(FIRST_PAGE, "1"), 1, Integer.MAX_VALUE)
                    .with("data-option", "--first-page")),
            tag(
                "label.check",
                tag("input")
                    .with("type", "checkbox")
                    .with("name", ALLOW_EMPTY)
                    .with("value", "true")
                    .with("checked", filled.has(ALLOW_EMPTY))
                    .with("data-option", "--allow-empty"),
                text("Pages may be empty")),
            tag(
                "div.action",
                tag("button.primary", "Start the run").with("type", "submit"),
                command().html()))
        .with("method", "post")
        .with("data-command", "millrace runs start")
        .to(Address.of("runs"));
  }

  private Command command() {
    return Command.of("runs start")
        .and("--records", value(RECORDS, STANDARD_RECORDS))
        .and("--family", value(FAMILY, standardFamily()))
        .and("--seed", value(SEED, defaults.seed()))
        .and("--page-size", value(PAGE_SIZE, standardSize()))
        .and("--first-page", value(FIRST_PAGE, "1"));
  }
}
