package dev.millrace.domain.sensors;

import dev.millrace.domain.document.Document;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The written form of readings: flat, null where nothing is known. */
final class SensorReadingForm {

  private SensorReadingForm() {}

  /** All fields in the order of the schema; the time in microseconds since the epoch. */
  static Map<String, @Nullable Object> fields(SensorReading reading) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", reading.id().toString());
    fields.put("sensor", reading.sensor());
    fields.put("value", reading.value());
    fields.put("unit", reading.unit());
    fields.put("at", ChronoUnit.MICROS.between(Instant.EPOCH, reading.at()));
    return fields;
  }

  /**
   * Reads a reading; a field that is absent, as in an older schema, reads as null.
   *
   * @throws IllegalArgumentException when the document is no written reading
   */
  static SensorReading read(Document written) {
    return new SensorReading(
        uuid(written),
        required(written, "sensor", Document::text),
        optional(written, "value", node -> node.number().map(BigDecimal::doubleValue)),
        optional(written, "unit", Document::text),
        Instant.EPOCH.plus(required(written, "at", Document::wholeNumber), ChronoUnit.MICROS));
  }

  private static UUID uuid(Document written) {
    String text = required(written, "id", Document::text);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException quoting) {
      throw new IllegalArgumentException("no sensor reading: id is no UUID");
    }
  }

  private static <T> T required(
      Document written, String field, Function<Document, Optional<T>> as) {
    return as.apply(written.at(field))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no sensor reading: " + field + " is a " + written.at(field).kind()));
  }

  private static <T> @Nullable T optional(
      Document written, String field, Function<Document, Optional<T>> as) {
    return written.at(field).isPresent() ? required(written, field, as) : null;
  }
}
