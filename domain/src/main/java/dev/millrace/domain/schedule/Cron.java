package dev.millrace.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * At the minutes that a cron expression names, in UTC: minute, hour, day of the month, month, day
 * of the week, each with lists, ranges, steps and names. Where both days are restricted, either of
 * them does, as in every cron.
 */
public final class Cron implements Timing {

  static final String WORD = "cron";

  private static final Map<String, String> NAMES =
      Map.of(
          "hourly", "0 * * * *",
          "daily", "0 0 * * *",
          "weekly", "0 0 * * 0",
          "monthly", "0 0 1 * *");

  private static final CronField.Shape MINUTE = new CronField.Shape("the minute", 0, 59, List.of());
  private static final CronField.Shape HOUR = new CronField.Shape("the hour", 0, 23, List.of());
  private static final CronField.Shape DAY = new CronField.Shape("the day", 1, 31, List.of());
  private static final CronField.Shape MONTH =
      new CronField.Shape(
          "the month",
          1,
          12,
          List.of(
              "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"));
  private static final CronField.Shape WEEKDAY =
      new CronField.Shape(
          "the day of the week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  private static final int SUNDAY = 7;

  /** Even a 29th of February that is to be a Sunday comes within 40 years, as from 2088 to 2128. */
  private static final int MOST_DAYS = 40 * 366;

  /** In these years, the first of them 1970, each date falls on each day of the week. */
  private static final int DAYS_OF_ALL_KINDS = 28 * 366;

  private static final long MINUTES_OF_A_DAY = 24 * 60L;

  private final String expression;
  private final CronField minutes;
  private final CronField hours;
  private final CronField days;
  private final CronField months;
  private final CronField weekdays;

  private Cron(String expression, String[] fields) {
    this.expression = expression;
    this.minutes = CronField.parse(MINUTE, fields[0]);
    this.hours = CronField.parse(HOUR, fields[1]);
    this.days = CronField.parse(DAY, fields[2]);
    this.months = CronField.parse(MONTH, fields[3]);
    this.weekdays = CronField.parse(WEEKDAY, fields[4]);
  }

  /**
   * Reads five fields, or one of hourly, daily, weekly and monthly.
   *
   * @throws IllegalArgumentException when it is none, or names no time that ever comes
   */
  public static Cron parse(String expression) {
    String[] fields = NAMES.getOrDefault(expression, expression).strip().split("\\s+", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException(
          "a cron expression has five fields (minute, hour, day, month, day of the week), or is one"
              + " of hourly, daily, weekly and monthly; not "
              + expression);
    }
    Cron cron = new Cron(String.join(" ", expression.strip().split("\\s+", -1)), fields);
    cron.after(Instant.EPOCH);
    return cron;
  }

  /** The expression alone. */
  public String expression() {
    return expression;
  }

  @Override
  public Instant after(Instant time) {
    LocalDateTime from =
        LocalDateTime.ofInstant(time, ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.MINUTES)
            .plusMinutes(1);
    LocalTime earliest = from.toLocalTime();
    LocalDate day = from.toLocalDate();
    for (int ahead = 0; ahead <= MOST_DAYS; ahead++) {
      Optional<LocalTime> first = matches(day) ? first(earliest) : Optional.empty();
      if (first.isPresent()) {
        return day.atTime(first.get()).toInstant(ZoneOffset.UTC);
      }
      day = day.plusDays(1);
      earliest = LocalTime.MIDNIGHT;
    }
    throw new IllegalArgumentException(
        "the cron expression names no day that comes: " + expression);
  }

  private boolean matches(LocalDate day) {
    int weekday = day.getDayOfWeek().getValue();
    boolean ofMonth = days.has(day.getDayOfMonth());
    boolean ofWeek = weekdays.has(weekday) || (weekday == SUNDAY && weekdays.has(0));
    boolean either = !days.open() && !weekdays.open();
    return months.has(day.getMonthValue()) && (either ? ofMonth || ofWeek : ofMonth && ofWeek);
  }

  private Optional<LocalTime> first(LocalTime earliest) {
    for (int hour : hours.values().tailSet(earliest.getHour())) {
      int minute = hour == earliest.getHour() ? earliest.getMinute() : 0;
      if (!minutes.values().tailSet(minute).isEmpty()) {
        return Optional.of(LocalTime.of(hour, minutes.values().tailSet(minute).first()));
      }
    }
    return Optional.empty();
  }

  @Override
  public Duration leastGap() {
    int[] times = minutesOfADay();
    long least = Long.MAX_VALUE;
    for (int i = 1; i < times.length; i++) {
      least = Math.min(least, times[i] - times[i - 1]);
    }
    int span = times[times.length - 1] - times[0];
    return Duration.ofMinutes(Math.min(least, leastDays() * MINUTES_OF_A_DAY - span));
  }

  private int[] minutesOfADay() {
    return hours.values().stream()
        .flatMapToInt(hour -> minutes.values().stream().mapToInt(minute -> hour * 60 + minute))
        .toArray();
  }

  /** How many days at least lie from one to the next that matches. */
  private long leastDays() {
    long least = Long.MAX_VALUE / MINUTES_OF_A_DAY;
    long before = Long.MIN_VALUE / MINUTES_OF_A_DAY;
    for (long day = 0; day < DAYS_OF_ALL_KINDS; day++) {
      if (matches(LocalDate.ofEpochDay(day))) {
        least = Math.min(least, day - before);
        before = day;
      }
    }
    return least;
  }

  @Override
  public String text() {
    return WORD + " " + expression;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cron cron && cron.expression.equals(expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
