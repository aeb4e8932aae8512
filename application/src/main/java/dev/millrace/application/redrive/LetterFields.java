package dev.millrace.application.redrive;

import dev.millrace.application.redrive.ShownLetter.Field;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.view.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The fields of an event's document. The envelope is shown as it is; which of the record's fields
 * tell of a person no schema says, so all of them are masked.
 */
final class LetterFields {

  private static final Set<String> ENVELOPE =
      Set.of("eventId", "key", "version", "writeTime", "ingestedAt", "eventTime", "runId");

  private static final int LONGEST = 1_000;

  private final boolean isPersonal;
  private final List<Field> fields = new ArrayList<>();

  LetterFields(boolean isPersonal) {
    this.isPersonal = isPersonal;
  }

  List<Field> of(Document document) {
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
    if (fields.size() < ShownLetter.MOST) {
      document
          .text()
          .or(() -> document.number().map(Object::toString))
          .or(() -> document.truth().map(Object::toString))
          .ifPresent(value -> fields.add(new Field(cut(path), shown(path, value))));
    }
  }

  private String shown(String path, String value) {
    String shown = cut(value);
    return isPersonal || ENVELOPE.contains(path) ? shown : Mask.of(shown);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
