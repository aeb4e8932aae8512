package dev.millrace.adapters.postgres;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes JSON: objects, lists and texts are all that is stored as such. */
final class JsonText {

  private static final int FIRST_PRINTABLE = 0x20;

  private JsonText() {}

  static String text(String value) {
    StringBuilder json = new StringBuilder(value.length() + 2).append('"');
    if (isPlain(value)) {
      json.append(value);
    } else {
      for (int at = 0; at < value.length(); at++) {
        append(json, value.charAt(at));
      }
    }
    return json.append('"').toString();
  }

  private static boolean isPlain(String value) {
    for (int at = 0; at < value.length(); at++) {
      if (isEscaped(value.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEscaped(char unit) {
    return unit == '"' || unit == '\\' || unit < FIRST_PRINTABLE || Character.isSurrogate(unit);
  }

  static <T> String list(List<T> items, Function<T, String> write) {
    StringJoiner json = new StringJoiner(",", "[", "]");
    for (T item : items) {
      json.add(write.apply(item));
    }
    return json.toString();
  }

  static <T> String object(Map<String, T> fields, Function<T, String> write) {
    StringJoiner json = new StringJoiner(",", "{", "}");
    new TreeMap<>(fields).forEach((name, value) -> json.add(text(name) + ":" + write.apply(value)));
    return json.toString();
  }

  // Surrogates are escaped, as half of one cannot be sent to the server in any other form.
  private static void append(StringBuilder json, char unit) {
    if (unit == '"' || unit == '\\') {
      json.append('\\').append(unit);
    } else if (isEscaped(unit)) {
      json.append(String.format("\\u%04x", (int) unit));
    } else {
      json.append(unit);
    }
  }
}
