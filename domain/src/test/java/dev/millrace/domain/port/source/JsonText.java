package dev.millrace.domain.port.source;

import dev.millrace.domain.document.Document;
import java.util.stream.Collectors;

/** A document in JSON, so that a test's records have bytes that look like a source's. */
public final class JsonText {

  private JsonText() {}

  public static String of(Document document) {
    return switch (document.kind()) {
      case MISSING, NULL, AMBIGUOUS -> "null";
      case TEXT -> quoted(document.text().orElseThrow());
      case NUMBER -> document.number().orElseThrow().toString();
      case BOOLEAN -> document.truth().orElseThrow().toString();
      case LIST ->
          document.items().stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
      case OBJECT ->
          document.fields().stream()
              .map(field -> quoted(field) + ":" + of(document.at(field)))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars().forEach(unit -> json.append(escaped((char) unit)));
    return json.append('"').toString();
  }

  private static String escaped(char unit) {
    if (unit == '"' || unit == '\\') {
      return "\\" + unit;
    }
    return unit < ' ' ? String.format("\\u%04x", (int) unit) : String.valueOf(unit);
  }
}
