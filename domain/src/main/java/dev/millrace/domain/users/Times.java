package dev.millrace.domain.users;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.Document.Kind;
import dev.millrace.domain.record.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the API's points in time: epoch seconds in version 1.0, date and time as a text in 1.1,
 * later an object with an ISO instant as its {@code date}. The text names no zone and is read as
 * UTC, which the seconds before it were. Only the years 1850 to 2100 are plausible.
 */
final class Times {

  private static final Instant FROM = Instant.parse("1850-01-01T00:00:00Z");
  private static final Instant BEFORE = Instant.parse("2101-01-01T00:00:00Z");

  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final Fields fields;

  Times(Fields fields) {
    this.fields = fields;
  }

  @Nullable Instant at(String path) {
    Document node = fields.at(path);
    if (node.kind() == Kind.NUMBER) {
      return plausible(path, seconds(path, node));
    }
    if (node.kind() == Kind.TEXT) {
      return plausible(path, fields.formed(path, Times::dateAndTime, "is no date and time"));
    }
    String date = path + ".date";
    return plausible(date, fields.formed(date, Times::iso, "is no ISO instant"));
  }

  private @Nullable Instant seconds(String path, Document node) {
    Optional<Long> seconds = node.wholeNumber();
    if (seconds.isEmpty()) {
      fields.reject(path, "is no whole number of seconds");
    }
    return seconds.map(Times::clamped).orElse(null);
  }

  /** What lies beyond the range of an instant is as implausible as its ends. */
  private static Instant clamped(long seconds) {
    return Instant.ofEpochSecond(
        Math.max(Instant.MIN.getEpochSecond(), Math.min(Instant.MAX.getEpochSecond(), seconds)));
  }

  private static Optional<Instant> iso(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> dateAndTime(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, DATE_AND_TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  private @Nullable Instant plausible(String path, @Nullable Instant instant) {
    if (instant != null && (instant.isBefore(FROM) || !instant.isBefore(BEFORE))) {
      fields.reject(path, "is not within the years 1850 to 2100");
      return null;
    }
    return instant;
  }
}
