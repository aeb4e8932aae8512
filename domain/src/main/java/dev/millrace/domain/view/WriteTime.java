package dev.millrace.domain.view;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a version was written, in microseconds since the epoch: the cell timestamp of all its rows.
 * Strictly rising per key, so that the newest version wins whatever the order of arrival.
 */
public record WriteTime(long micros) implements Comparable<WriteTime> {

  public WriteTime {
    requireNotNegative(micros);
  }

  private static void requireNotNegative(long micros) {
    if (micros < 0) {
      throw new IllegalArgumentException("nothing was written before 1970");
    }
  }

  /** The same as a time. */
  public Instant instant() {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The write time of the version after this one: the clock's, unless the clock stands behind. */
  public WriteTime next(long clockMicros) {
    return new WriteTime(Math.max(clockMicros, micros + 1));
  }

  @Override
  public int compareTo(WriteTime other) {
    return Long.compare(micros, other.micros);
  }
}
