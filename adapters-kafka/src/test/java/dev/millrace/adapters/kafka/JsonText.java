package dev.millrace.adapters.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of texts, words and flat objects, without blanks, from its beginning to its end. */
final class JsonText {

  private static final int HEX = 16;
  private static final int CODE_DIGITS = 4;

  private final String json;
  private int at;

  JsonText(String json) {
    this.json = json;
  }

  /**
   * Goes behind what stands here.
   *
   * @throws IllegalArgumentException when it does not
   */
  void skip(String what) {
    if (!json.startsWith(what, at)) {
      throw new IllegalArgumentException("no " + what);
    }
    at += what.length();
  }

  /** The text, number or word that stands here; null for the word null. */
  @Nullable String value() {
    if (isNext('"')) {
      return text();
    }
    int from = at;
    while (at < json.length() && ",}".indexOf(json.charAt(at)) < 0) {
      at++;
    }
    String word = json.substring(from, at);
    return word.equals("null") ? null : word;
  }

  /** The names and values of the object that stands here. */
  Map<String, @Nullable String> object() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    skip("{");
    while (!isNext('}')) {
      if (!fields.isEmpty()) {
        skip(",");
      }
      String name = text();
      skip(":");
      fields.put(name, value());
    }
    skip("}");
    return fields;
  }

  private String text() {
    skip("\"");
    StringBuilder text = new StringBuilder();
    while (!isNext('"')) {
      text.append(character());
    }
    skip("\"");
    return text.toString();
  }

  private char character() {
    char c = next();
    if (c != '\\') {
      return c;
    }
    char escaped = next();
    return escaped == 'u' ? code() : escaped;
  }

  private char code() {
    int code = 0;
    for (int i = 0; i < CODE_DIGITS; i++) {
      int digit = Character.digit(next(), HEX);
      if (digit < 0) {
        throw new IllegalArgumentException("no digit");
      }
      code = HEX * code + digit;
    }
    return (char) code;
  }

  private char next() {
    if (at >= json.length()) {
      throw new IllegalArgumentException("it ends too early");
    }
    return json.charAt(at++);
  }

  private boolean isNext(char c) {
    return at < json.length() && json.charAt(at) == c;
  }
}
