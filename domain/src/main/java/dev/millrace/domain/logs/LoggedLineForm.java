package dev.millrace.domain.logs;

import dev.millrace.domain.document.Document;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The written form of lines: flat, null where nothing is known. */
final class LoggedLineForm {

  private LoggedLineForm() {}

  /** All fields in the order of the schema; the time in microseconds since the epoch. */
  static Map<String, @Nullable Object> fields(LoggedLine line) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", line.id().toString());
    fields.put("source", line.source());
    fields.put("host", line.host());
    fields.put("at", ChronoUnit.MICROS.between(Instant.EPOCH, line.at()));
    fields.put("line", line.line());
    return fields;
  }

  /**
   * Reads a line; a field that is absent, as in an older schema, reads as null.
   *
   * @throws IllegalArgumentException when the document is no written line
   */
  static LoggedLine read(Document written) {
    return new LoggedLine(
        id(written),
        required(written, "source", Document::text),
        written.at("host").isPresent() ? required(written, "host", Document::text) : null,
        Instant.EPOCH.plus(required(written, "at", Document::wholeNumber), ChronoUnit.MICROS),
        required(written, "line", Document::text));
  }

  private static UUID id(Document written) {
    String text = required(written, "id", Document::text);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException quoting) {
      throw new IllegalArgumentException("no line of a log: id is no UUID");
    }
  }

  private static <T> T required(
      Document written, String field, Function<Document, Optional<T>> as) {
    return as.apply(written.at(field))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no line of a log: " + field + " is a " + written.at(field).kind()));
  }
}
