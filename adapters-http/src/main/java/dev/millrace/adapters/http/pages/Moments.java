package dev.millrace.adapters.http.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times as somebody fills them in: one to the second, or a day, which begins at midnight UTC. */
final class Moments {

  static final String EXAMPLE = "2026-11-20 or 2026-11-20T10:00:00Z";

  private Moments() {}

  /**
   * What a field says; null when it is empty, or when it is a mistake.
   *
   * @param mistakes is told of it
   */
  static @Nullable Instant read(String field, String text, List<String> mistakes) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException malformed) {
      mistakes.add("%s is a time such as %s.".formatted(field, EXAMPLE));
      return null;
    }
  }
}
