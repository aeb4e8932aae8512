package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.failure.TransientFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.data.Json;

/**
 * What the registry answered.
 *
 * @param body the JSON of the body; an empty object when it is none
 */
record RegistryAnswer(int status, Object body) {

  static RegistryAnswer of(int status, String body) {
    return new RegistryAnswer(status, json(body));
  }

  boolean isOk() {
    return status == 200;
  }

  /** Whether the registry finds a schema incompatible with an earlier one. */
  boolean isConflict() {
    return status == 409;
  }

  /** Whether the registry finds a request wrong in itself. */
  boolean isRefusal() {
    return status == 422;
  }

  /** Whether this is the API's own "not found", not that of a proxy or a wrong path. */
  boolean isNotFound() {
    return status == 404 && number("error_code").filter(code -> code / 100 == 404).isPresent();
  }

  Optional<Long> number(String field) {
    return Optional.ofNullable(fields().get(field))
        .filter(value -> value instanceof Long || value instanceof Integer)
        .map(value -> ((Number) value).longValue());
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(fields().get(field))
        .filter(CharSequence.class::isInstance)
        .map(String::valueOf);
  }

  /** For an operator: the status and the registry's own words, if it has any. */
  String words() {
    return text("message").map(message -> status + ", " + message).orElse("status " + status);
  }

  /** The whole numbers of an array. */
  List<Long> numbers() {
    if (!(body instanceof List<?> list)) {
      throw new TransientFailure("the registry answered " + status + " without a list");
    }
    return list.stream()
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).longValue())
        .toList();
  }

  private Map<?, ?> fields() {
    return body instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Object json(String body) {
    try {
      return Objects.requireNonNullElse(Json.parseJson(body), Map.of());
    } catch (RuntimeException notJson) {
      // Avro wraps Jackson's exception into a plain RuntimeException.
      return Map.of();
    }
  }
}
