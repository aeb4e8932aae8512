package dev.millrace.simulator.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a query or of a form; of a repeated one the last counts. */
public record Query(Map<String, String> values) {

  public Query {
    values = Map.copyOf(values);
  }

  /** Parses {@code a=b&c=d}; a broken percent escape is taken literally. */
  public static Query parse(String encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new Query(values);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value, empty when the parameter is absent. */
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** The value as a number, {@code fallback} when it is absent or none. */
  public int number(String name, int fallback) {
    try {
      return Integer.parseInt(text(name).strip());
    } catch (NumberFormatException notANumber) {
      return fallback;
    }
  }

  /** The parts of a comma list, without blanks and empty ones. */
  public List<String> list(String name) {
    return Arrays.stream(text(name).split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return encoded;
    }
  }
}
