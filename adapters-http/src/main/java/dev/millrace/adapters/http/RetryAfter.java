package dev.millrace.adapters.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The header of RFC 9110, section 10.2.3: seconds or an HTTP date. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,15}");

  private RetryAfter() {}

  /** How long to wait from now; nothing when the header is missing, past or makes no sense. */
  static Duration parse(String header, Instant now) {
    String value = header.strip();
    Duration wait =
        SECONDS.matcher(value).matches()
            ? Duration.ofSeconds(Long.parseLong(value))
            : untilDate(value, now);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static Duration untilDate(String value, Instant now) {
    try {
      Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(now, date);
    } catch (DateTimeException senseless) {
      return Duration.ZERO;
    }
  }
}
