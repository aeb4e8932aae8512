package dev.millrace.adapters.postgres;

import dev.millrace.domain.view.ViewKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** View keys as JSON: an object of lists of texts, read back only as it was written. */
final class ViewKeysText {

  private static final int HEX = 16;
  private static final int HEX_DIGITS = 4;

  private final String json;
  private int at;

  private ViewKeysText(String json) {
    this.json = json;
  }

  static String write(ViewKeys keys) {
    return JsonText.object(keys.byView(), key -> JsonText.list(key, JsonText::text));
  }

  static ViewKeys read(String json) {
    return new ViewKeys(new ViewKeysText(json).object());
  }

  private Map<String, List<String>> object() {
    Map<String, List<String>> fields = new HashMap<>();
    at++;
    while (json.charAt(at) != '}') {
      String name = text();
      at++;
      fields.put(name, list());
      skipComma();
    }
    return fields;
  }

  private List<String> list() {
    List<String> items = new ArrayList<>();
    at++;
    while (json.charAt(at) != ']') {
      items.add(text());
      skipComma();
    }
    at++;
    return items;
  }

  private String text() {
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
