package dev.millrace.domain.schedule;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: 30s, 15m, 2h, 1d. */
public final class Span {

  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,6})([smhd])");
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Span() {}

  /**
   * Reads a span.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static Duration parse(String text) {
    Matcher span = SHAPE.matcher(text);
    if (!span.matches()) {
      throw new IllegalArgumentException(
          "a span of time is a number and s, m, h or d, such as 15m, not " + text);
    }
    return Duration.ofSeconds(Long.parseLong(span.group(1)) * seconds(span.group(2)));
  }

  private static long seconds(String unit) {
    return switch (unit) {
      case "m" -> MINUTE;
      case "h" -> HOUR;
      case "d" -> DAY;
      default -> 1;
    };
  }

  /** Writes whole seconds in the largest unit that loses nothing. */
  public static String text(Duration span) {
    long seconds = span.toSeconds();
    if (seconds == 0 || seconds % MINUTE != 0) {
      return seconds + "s";
    }
    if (seconds % HOUR != 0) {
      return seconds / MINUTE + "m";
    }
    return seconds % DAY == 0 ? seconds / DAY + "d" : seconds / HOUR + "h";
  }

  /**
   * Tells a span in its two largest units, for people: {@code 12 s}, {@code 3 min 20 s}, {@code 2 h
   * 5 min} or {@code 4 days 6 h}.
   */
  public static String words(Duration span) {
    if (span.toMinutes() < 1) {
      return Math.max(0, span.toSeconds()) + " s";
    }
    if (span.toHours() < 1) {
      return two(span.toMinutes() + " min", span.toSecondsPart(), " s");
    }
    if (span.toDays() < 1) {
      return two(span.toHours() + " h", span.toMinutesPart(), " min");
    }
    return two(span.toDays() + (span.toDays() == 1 ? " day" : " days"), span.toHoursPart(), " h");
  }

  private static String two(String large, int count, String unit) {
    return count == 0 ? large : large + " " + count + unit;
  }
}
