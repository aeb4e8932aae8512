package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.deadletter.LetterCount;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.LetterState;
import dev.millrace.domain.record.FamilyName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant, as somebody has filled it in: of an address or a form, by the same
 * names.
 */
record LetterForm(Families families, Map<String, String> filled) {

  /** Beside a number it says that this letter is picked. */
  static final String PICKED = "letter-";

  /** Says that some have to be picked. */
  static final String PICKING = "picking";

  private static final String STATE = "state";

  private static final String FAMILY = "family";
  private static final String HOP = "hop";
  private static final String REASON = "reason";
  private static final String RUN = "run";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String NUMBERS = "numbers";

  /** Those that the command line has options of the same names for. */
  private static final List<String> OPTIONS = List.of(FAMILY, HOP, REASON, RUN, FROM, TO);

  private static final List<String> HOPS = List.of("", "relay", "facts");
  private static final String LONGEST = "40";

  LetterForm {
    filled = Map.copyOf(filled);
  }

  /**
   * What was filled in.
   *
   * @param filter empty when there are mistakes
   */
  record Read(Optional<LetterFilter> filter, List<String> mistakes) {}

  Read read() {
    List<String> mistakes = new ArrayList<>();
    try {
      LetterFilter filter =
          new LetterFilter(
              numbers(mistakes),
              family(mistakes),
              value(HOP).isEmpty() ? null : value(HOP),
              oneOf(REASON, Code.values(), mistakes),
              run(mistakes),
              Moments.read(FROM, value(FROM), mistakes),
              Moments.read(TO, value(TO), mistakes),
              oneOf(STATE, LetterState.values(), mistakes));
      return mistakes.isEmpty()
          ? new Read(Optional.of(filter), mistakes)
          : new Read(Optional.empty(), mistakes);
    } catch (IllegalArgumentException refused) {
      mistakes.add(String.valueOf(refused.getMessage()));
      return new Read(Optional.empty(), mistakes);
    }
  }

  private static <T extends Enum<T>> @Nullable T named(String name, T[] all) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  private <T extends Enum<T>> @Nullable T oneOf(String field, T[] all, List<String> mistakes) {
    T one = named(value(field), all);
    if (one == null && !value(field).isEmpty()) {
      mistakes.add("There is no such " + field + ".");
    }
    return one;
  }

  private @Nullable FamilyName family(List<String> mistakes) {
    try {
      return value(FAMILY).isEmpty() ? null : new FamilyName(value(FAMILY));
    } catch (IllegalArgumentException refused) {
      mistakes.add("There is no such family.");
      return null;
    }
  }

  private @Nullable RunId run(List<String> mistakes) {
    Optional<RunId> run = StartForm.parsed(value(RUN));
    if (run.isEmpty() && !value(RUN).isEmpty()) {
      mistakes.add("A run is named by its whole id.");
    }
    return run.orElse(null);
  }

  private SortedSet<Long> numbers(List<String> mistakes) {
    SortedSet<Long> numbers = new TreeSet<>();
    if (filled.containsKey(PICKING) && texts().isEmpty()) {
      mistakes.add("Pick some letters first.");
    }
    for (String text : texts()) {
      if (text.matches("[1-9][0-9]{0,17}")) {
        numbers.add(Long.parseLong(text));
      } else {
        mistakes.add("Letters are named by their numbers.");
      }
    }
    return numbers;
  }

  private List<String> texts() {
    Stream<String> picked =
        filled.keySet().stream()
            .filter(name -> name.startsWith(PICKED))
            .map(name -> name.substring(PICKED.length()));
    Stream<String> listed =
        value(NUMBERS).isEmpty() ? Stream.of() : Arrays.stream(value(NUMBERS).split(",", -1));
    return Stream.concat(picked, listed)
        .distinct()
        .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private String value(String field) {
    return filled.getOrDefault(field, "").strip();
  }

  /** Those of these that have that in common. */
  LetterForm narrowed(LetterCount count) {
    Map<String, String> narrow = new HashMap<>(filled);
    narrow.put(STATE, count.state().name());
    narrow.put(FAMILY, count.family());
    narrow.put(HOP, count.hop());
    narrow.put(REASON, count.code().name());
    return new LetterForm(families, narrow);
  }

  /** A redrive is always of open ones. */
  LetterForm ofAnyState() {
    Map<String, String> any = new HashMap<>(filled);
    any.remove(STATE);
    return new LetterForm(families, any);
  }

  /** The same in an address. */
  Address in(Address address) {
    Address with = address;
    for (Map.Entry<String, String> field : fields()) {
      with = with.with(field.getKey(), field.getValue());
    }
    return with;
  }

  /** The same within a form, for it to send on. */
  Html hidden() {
    return Html.all(
        fields().stream().map(field -> Fields.hidden(field.getKey(), field.getValue())).toList());
  }

  /** The same on the command line; with nothing said, {@code standard}. */
  Command in(Command command, String standard) {
    Command with = command;
    for (String number : texts()) {
      with = with.and(number);
    }
    for (String option : OPTIONS) {
      with = value(option).isEmpty() ? with : with.and("--" + option, value(option));
    }
    return with.equals(command) && !standard.isEmpty() ? with.and(standard) : with;
  }

  private List<Map.Entry<String, String>> fields() {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    Stream.concat(OPTIONS.stream(), Stream.of(STATE))
        .filter(name -> !value(name).isEmpty())
        .forEach(name -> fields.add(Map.entry(name, value(name))));
    List<String> numbers = texts();
    if (!numbers.isEmpty()) {
      fields.add(Map.entry(NUMBERS, numbers.stream().collect(Collectors.joining(","))));
    }
    return fields;
  }

  /** The form that asks for a list. */
  Html html(List<String> mistakes) {
    List<Html> fields = new ArrayList<>();
    fields.add(Fields.mistakes(mistakes));
    fields.add(choice("State", STATE, names(LetterState.values())));
    fields.add(choice("Hop", HOP, HOPS));
    fields.add(choice("Reason", REASON, names(Code.values())));
    fields.add(
        choice(
            "Family",
            FAMILY,
            Stream.concat(
                    Stream.of(""), families.all().stream().map(family -> family.name().value()))
                .toList()));
    fields.add(input("Died from", FROM, Moments.EXAMPLE));
    fields.add(input("Died before", TO, Moments.EXAMPLE));
    fields.add(input("Run", RUN, "any"));
    fields.add(
        tag(
            "div.action",
            tag("button.primary", "Show").with("type", "submit"),
            in(Command.of("dead-letters list"), "").html()));
    return tag("form.fields", fields)
        .with("method", "get")
        .with("data-command", "millrace dead-letters list")
        .to(Address.of("dead-letters"));
  }

  private Html choice(String label, String name, List<String> values) {
    return Fields.labelled(label, option(name, Fields.choice(name, value(name), values)));
  }

  private Html input(String label, String name, String example) {
    return Fields.labelled(
        label,
        option(name, Fields.input("text", name, value(name)))
            .with("maxlength", LONGEST)
            .with("spellcheck", "false")
            .with("placeholder", example));
  }

  private static Element option(String name, Element field) {
    return field.with("data-option", "--" + name);
  }

  private static <T extends Enum<T>> List<String> names(T[] all) {
    return Stream.concat(Stream.of(""), Arrays.stream(all).map(Enum::name)).toList();
  }
}
