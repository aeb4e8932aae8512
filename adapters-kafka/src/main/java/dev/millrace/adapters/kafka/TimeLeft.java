package dev.millrace.adapters.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What is left of the time that somebody waits, for all calls together. */
final class TimeLeft {

  private final LongSupplier nanos;
  private final long end;

  /**
   * @param nanos rises
   */
  TimeLeft(Duration patience, LongSupplier nanos) {
    this.nanos = nanos;
    this.end = nanos.getAsLong() + patience.toNanos();
  }

  /** From zero on. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
  }

  /** The same for a call that is made again and again. */
  Duration atMost(Duration longest) {
    Duration left = left();
    return left.compareTo(longest) < 0 ? left : longest;
  }

  boolean isOver() {
    return left().isZero();
  }
}
