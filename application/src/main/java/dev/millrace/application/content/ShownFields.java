package dev.millrace.application.content;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.view.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The fields of a document. The envelope of an event is shown as it is; which of a record's fields
 * tell of a person no schema says, so all of them are masked.
 */
public final class ShownFields {

  /** How many fields are shown. */
  public static final int MOST = 200;

  private static final Set<String> ENVELOPE =
      Set.of("eventId", "key", "version", "writeTime", "ingestedAt", "eventTime", "runId");

  private static final int LONGEST = 1_000;

  private final Set<String> plain;
  private final boolean isPersonal;
  private final List<ShownField> fields = new ArrayList<>();

  private ShownFields(Set<String> plain, boolean isPersonal) {
    this.plain = plain;
    this.isPersonal = isPersonal;
  }

  /** Those of an event's document, the first {@value #MOST} of them in its order. */
  public static List<ShownField> ofEvent(Document event, boolean isPersonal) {
    return new ShownFields(ENVELOPE, isPersonal).of(event);
  }

  /** The same of a record as its source sent it. */
  public static List<ShownField> ofRecord(Document record, boolean isPersonal) {
    return new ShownFields(Set.of(), isPersonal).of(record);
  }

  private List<ShownField> of(Document document) {
    add("", document);
    return List.copyOf(fields);
  }

  private void add(String path, Document document) {
    for (String name : document.fields()) {
      add(path.isEmpty() ? name : path + "." + name, document.at(name));
    }
    int index = 0;
    for (Document item : document.items()) {
      add(path + "[" + index++ + "]", item);
    }
    value(document, path);
  }

  private void value(Document document, String path) {
    if (fields.size() < MOST) {
      document
          .text()
          .or(() -> document.number().map(Object::toString))
          .or(() -> document.truth().map(Object::toString))
          .ifPresent(value -> fields.add(new ShownField(cut(path), shown(path, value))));
    }
  }

  private String shown(String path, String value) {
    String shown = cut(value);
    return isPersonal || plain.contains(path) ? shown : Mask.of(shown);
  }

  /** The beginning of a text that may be of any length. */
  public static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
