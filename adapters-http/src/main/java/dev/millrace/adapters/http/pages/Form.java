package dev.millrace.adapters.http.pages;

import dev.millrace.domain.document.Bytes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What somebody has filled in. Nothing of it is trusted.
 *
 * @param fields the first value of each field
 */
record Form(Map<String, String> fields) {

  static final String TYPE = "application/x-www-form-urlencoded";

  private static final int MOST = 100;

  Form {
    fields = Map.copyOf(fields);
  }

  /** Reads a body; what is no field is left out, and so is what is too much. */
  static Form read(Bytes body) {
    Map<String, String> fields = new HashMap<>();
    Arrays.stream(body.text().split("&", MOST + 1)).limit(MOST).forEach(one -> read(one, fields));
    return new Form(fields);
  }

  private static void read(String field, Map<String, String> fields) {
    int equals = field.indexOf('=');
    if (equals > 0) {
      try {
        fields.putIfAbsent(
            decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      } catch (IllegalArgumentException halfEncoded) {
        fields.putIfAbsent(field.substring(0, equals), "");
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The text of a field, without blanks around it; empty when there is none. */
  String text(String field) {
    return fields.getOrDefault(field, "").strip();
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }
}
