package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.browse.TopicQuestion;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a topic are meant, as somebody has filled it in.
 *
 * @param isUnmasked whether personal data is asked for
 */
record MessageForm(FamilyName family, Map<String, String> filled, boolean isUnmasked) {

  static final String PARTITION = "partition";
  static final String OFFSET = "offset";
  static final String FROM = "from";
  static final String KEY = "key";

  /** Also those that the command line has options of the same names for. */
  private static final List<String> FIELDS = List.of(PARTITION, OFFSET, FROM, KEY);

  private static final int ROWS = 20;
  private static final String LONGEST = "400";

  MessageForm {
    filled = Map.copyOf(filled);
  }

  static MessageForm of(FamilyName family, Guest guest) {
    return new MessageForm(
        family, guest.request().query(), guest.isPersonal() && guest.may(Right.READ));
  }

  /**
   * What was filled in.
   *
   * @param question empty when there are mistakes
   */
  record Read(Optional<TopicQuestion> question, List<String> mistakes) {}

  Read read(boolean isPersonal) {
    List<String> mistakes = new ArrayList<>();
    try {
      Long partition = number(PARTITION, 9, mistakes);
      TopicQuestion question =
          new TopicQuestion(
              family,
              partition == null ? null : Math.toIntExact(partition),
              number(OFFSET, 18, mistakes),
              Moments.read(FROM, value(FROM), mistakes),
              value(KEY).isEmpty() ? null : new RecordKey(value(KEY)),
              ROWS,
              isPersonal);
      return new Read(mistakes.isEmpty() ? Optional.of(question) : Optional.empty(), mistakes);
    } catch (IllegalArgumentException refused) {
      mistakes.add(String.valueOf(refused.getMessage()));
      return new Read(Optional.empty(), mistakes);
    }
  }

  private @Nullable Long number(String field, int digits, List<String> mistakes) {
    String text = value(field);
    if (!text.matches("[0-9]{1," + digits + "}")) {
      if (!text.isEmpty()) {
        mistakes.add("%s is a number from 0 on.".formatted(field));
      }
      return null;
    }
    return Long.valueOf(text);
  }

  private String value(String field) {
    return filled.getOrDefault(field, "").strip();
  }

  /** The address of the same question, masked. */
  Address masked() {
    Address address = Address.of("topics", family.value());
    for (String field : FIELDS) {
      address = value(field).isEmpty() ? address : address.with(field, value(field));
    }
    return address;
  }

  /** The address of what stands at a position and behind it; of the same key where one is meant. */
  Address from(Position position) {
    Address address =
        Address.of("topics", family.value())
            .with(PARTITION, String.valueOf(position.partition()))
            .with(OFFSET, String.valueOf(position.offset()));
    address = value(KEY).isEmpty() ? address : address.with(KEY, value(KEY));
    return isUnmasked ? address.with(Masking.PERSONAL, Masking.SHOWN) : address;
  }

  Html html(List<String> mistakes) {
    return tag(
            "form.fields",
            Fields.mistakes(mistakes),
            isUnmasked ? Fields.hidden(Masking.PERSONAL, Masking.SHOWN) : Html.nothing(),
            field("Partition", PARTITION, "all"),
            field("Offset, of a partition", OFFSET, ""),
            field("From, UTC", FROM, Moments.EXAMPLE),
            field("Key", KEY, ""),
            tag(
                "div.action",
                tag("button.primary", "Look").with("type", "submit"),
                command().html()))
        .with("method", "get")
        .to(Address.of("topics", family.value()));
  }

  private Html field(String label, String name, String example) {
    return Fields.labelled(
        label,
        Fields.input("text", name, value(name))
            .with("maxlength", LONGEST)
            .with("spellcheck", "false")
            .with("placeholder", example));
  }

  private Command command() {
    Command command = Command.of("topics").and(family.value());
    for (String field : FIELDS) {
      command = value(field).isEmpty() ? command : command.and("--" + field, value(field));
    }
    return isUnmasked ? command.and("--personal") : command;
  }
}
