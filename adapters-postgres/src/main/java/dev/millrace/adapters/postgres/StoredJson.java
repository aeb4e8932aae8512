package dev.millrace.adapters.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads back what {@link JsonText} wrote, and only that: PostgreSQL keeps it as it was written, and
 * can take no text out of it that holds U+0000.
 */
final class StoredJson {

  private static final int HEX = 16;
  private static final int HEX_DIGITS = 4;

  private final String json;
  private int at;

  StoredJson(String json) {
    this.json = json;
  }

  <T> Map<String, T> object(Supplier<T> value) {
    Map<String, T> fields = new LinkedHashMap<>();
    at++;
    while (json.charAt(at) != '}') {
      String name = text();
      at++;
      fields.put(name, value.get());
      skipComma();
    }
    at++;
    return fields;
  }

  <T> List<T> list(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    at++;
    while (json.charAt(at) != ']') {
      items.add(item.get());
      skipComma();
    }
    at++;
    return items;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    at++;
    while (json.charAt(at) != '"') {
      text.append(json.charAt(at) == '\\' ? escaped() : json.charAt(at++));
    }
    at++;
    return text.toString();
  }

  private char escaped() {
    at++;
    if (json.charAt(at) != 'u') {
      return json.charAt(at++);
    }
    int unit = Integer.parseInt(json, at + 1, at + 1 + HEX_DIGITS, HEX);
    at += 1 + HEX_DIGITS;
    return (char) unit;
  }

  private void skipComma() {
    if (json.charAt(at) == ',') {
      at++;
    }
  }
}
