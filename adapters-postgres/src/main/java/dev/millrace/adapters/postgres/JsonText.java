package dev.millrace.adapters.postgres;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes JSON: objects, lists and texts are all that is stored as such. */
final class JsonText {

  private static final int FIRST_PRINTABLE = 0x20;

  private JsonText() {}

  static String text(String value) {
    StringBuilder json = new StringBuilder(value.length() + 2).append('"');
    for (int at = 0; at < value.length(); at++) {
      append(json, value.charAt(at));
    }
    return json.append('"').toString();
  }

  static <T> String list(List<T> items, Function<T, String> write) {
    return items.stream().map(write).collect(Collectors.joining(",", "[", "]"));
  }

  static <T> String object(Map<String, T> fields, Function<T, String> write) {
    return fields.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(field -> text(field.getKey()) + ":" + write.apply(field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  // Surrogates are escaped, as half of one cannot be sent to the server in any other form.
  private static void append(StringBuilder json, char unit) {
    if (unit == '"' || unit == '\\') {
      json.append('\\').append(unit);
    } else if (unit < FIRST_PRINTABLE || Character.isSurrogate(unit)) {
      json.append(String.format("\\u%04x", (int) unit));
    } else {
      json.append(unit);
    }
  }
}
