package dev.millrace.adapters.kafka.codec;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.data.Json;

/**
 * What the registry answered.
 *
 * @param fields the JSON object of the body; empty when the body is anything else
 */
record RegistryAnswer(int status, Map<?, ?> fields) {

  static RegistryAnswer of(int status, String body) {
    return new RegistryAnswer(status, object(body));
  }

  boolean isOk() {
    return status == 200;
  }

  boolean isRefusal() {
    return status == 409 || status == 422;
  }

  /** Whether this is the API's own "not found", not that of a proxy or a wrong path. */
  boolean isNotFound() {
    return status == 404 && number("error_code").filter(code -> code / 100 == 404).isPresent();
  }

  Optional<Long> number(String field) {
    return Optional.ofNullable(fields.get(field))
        .filter(value -> value instanceof Long || value instanceof Integer)
        .map(value -> ((Number) value).longValue());
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(fields.get(field))
        .filter(CharSequence.class::isInstance)
        .map(String::valueOf);
  }

  /** For an operator: the status and the registry's own words, if it has any. */
  String words() {
    return text("message").map(message -> status + ", " + message).orElse("status " + status);
  }

  private static Map<?, ?> object(String body) {
    try {
      return Json.parseJson(body) instanceof Map<?, ?> map ? map : Map.of();
    } catch (RuntimeException notJson) {
      // Avro wraps Jackson's exception into a plain RuntimeException.
      return Map.of();
    }
  }
}
