package dev.millrace.adapters.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The header of RFC 9110, section 10.2.3: seconds, or a date in any of HTTP's three forms. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("\\d+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");
  private static final int MOST_DIGITS = 15;
  private static final Duration FOREVER = Duration.ofSeconds(999_999_999_999_999L);
  private static final int HALF_A_CENTURY = 50;
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private RetryAfter() {}

  /** How long to wait from now; nothing when the header is missing, past or makes no sense. */
  static Duration parse(String header, Instant now) {
    String value = header.strip();
    Duration wait = SECONDS.matcher(value).matches() ? seconds(value) : untilDate(value, now);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static Duration seconds(String value) {
    String digits = LEADING_ZEROS.matcher(value).replaceFirst("");
    return digits.length() > MOST_DIGITS ? FOREVER : Duration.ofSeconds(Long.parseLong(digits));
  }

  private static Duration untilDate(String value, Instant now) {
    return Stream.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME)
        .flatMap(form -> date(value, form).stream())
        .findFirst()
        .map(date -> Duration.between(now, date))
        .orElse(Duration.ZERO);
  }

  private static Optional<Instant> date(String value, DateTimeFormatter form) {
    try {
      return Optional.of(ZonedDateTime.parse(value, form).toInstant());
    } catch (DateTimeException ofAnotherForm) {
      return Optional.empty();
    }
  }

  /** Its years have two digits, and none of them is more than 50 years ahead. */
  private static DateTimeFormatter rfc850(Instant now) {
    int first = now.atZone(ZoneOffset.UTC).getYear() - HALF_A_CENTURY + 1;
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, first)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);
  }
}
