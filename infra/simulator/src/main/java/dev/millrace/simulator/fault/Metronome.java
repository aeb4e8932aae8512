package dev.millrace.simulator.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Beats at an interval; who comes late is not made up for. Thread-safe. */
final class Metronome {

  private final long interval;
  private final LongSupplier nanos;
  private final AtomicLong next;

  /**
   * @param nanos the time as {@link System#nanoTime} tells it
   */
  Metronome(Duration interval, LongSupplier nanos) {
    this.interval = interval.toNanos();
    this.nanos = nanos;
    this.next = new AtomicLong(nanos.getAsLong());
  }

  /** Takes the next free beat, and tells how long it is until then. */
  Duration untilNext() {
    long now = nanos.getAsLong();
    long beat = next.getAndUpdate(free -> later(free, now) + interval);
    return Duration.ofNanos(later(beat, now) - now);
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
