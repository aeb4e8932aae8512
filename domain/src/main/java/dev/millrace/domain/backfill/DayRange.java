package dev.millrace.domain.backfill;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Days from one to another, both included. */
public record DayRange(LocalDate first, LocalDate last) {

  /** Ten years. */
  public static final int MOST = 3_660;

  private static final LocalDate EARLIEST = LocalDate.EPOCH;

  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  public DayRange {
    requireBounds(first, last);
    requireOrder(first, last);
  }

  private static void requireBounds(LocalDate first, LocalDate last) {
    if (first.isBefore(EARLIEST) || last.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "days lie between "
              + EARLIEST
              + " and "
              + LATEST
              + ", not from "
              + first
              + " to "
              + last);
    }
  }

  private static void requireOrder(LocalDate first, LocalDate last) {
    long days = ChronoUnit.DAYS.between(first, last);
    if (days < 0 || days >= MOST) {
      throw new IllegalArgumentException(
          "days go up, " + MOST + " at most, not from " + first + " to " + last);
    }
  }

  /**
   * Reads {@code 2026-11-01..2026-11-20}.
   *
   * @throws IllegalArgumentException when the text is no range
   */
  public static DayRange parse(String text) {
    String[] days = text.split("\\.\\.", 2);
    try {
      return new DayRange(LocalDate.parse(days[0]), LocalDate.parse(days[days.length - 1]));
    } catch (DateTimeParseException notOne) {
      throw new IllegalArgumentException(
          "days are a range such as 2026-11-01..2026-11-20, not " + text, notOne);
    }
  }

  public List<LocalDate> days() {
    return first.datesUntil(last.plusDays(1)).toList();
  }
}
