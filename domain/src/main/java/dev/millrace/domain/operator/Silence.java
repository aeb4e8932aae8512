package dev.millrace.domain.operator;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.view.WriteTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long a key is held of which nothing comes. The stream has a clock, which only its events move
 * on: it shows when the last of them was written. A key is forgotten when that is more than {@link
 * #LONGEST} after the last of its own.
 *
 * <p>Which events of it were taken is forgotten with it. All of these were written longer ago than
 * that, so of a key of which nothing is held no event is taken that is published again and was
 * written longer ago. Whatever came first is taken, however late.
 */
public final class Silence {

  public static final Duration LONGEST = Duration.ofDays(30);

  private Silence() {}

  /**
   * To where an event moves the clock: to when it was written, by PostgreSQL's clock, unless the
   * broker's says that it was earlier. So one of them that is set forward forgets nobody.
   *
   * @param appendedAt when the broker took it
   */
  public static Instant clock(Event<?> event, Instant appendedAt) {
    Instant written = event.writeTime().instant();
    return written.isBefore(appendedAt) ? written : appendedAt;
  }

  /**
   * Until when a key is held if nothing more of it comes: it is forgotten when the clock has passed
   * that.
   *
   * @param clock as it stood when the last events of it came
   * @param last when the last one of its events was written
   */
  static Instant end(Instant clock, WriteTime last) {
    Instant written = last.instant();
    return (written.isAfter(clock) ? written : clock).plus(LONGEST);
  }

  /** Until when all was written that was taken of a key that is forgotten by now. */
  static WriteTime forgotten(Instant clock) {
    return new WriteTime(
        Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, clock.minus(LONGEST))));
  }
}
