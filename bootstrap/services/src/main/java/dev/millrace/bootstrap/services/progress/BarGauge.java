package dev.millrace.bootstrap.services.progress;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One line of a terminal, redrawn in place. The cursor stays on it, so that other live lines may be
 * drawn above.
 */
public final class BarGauge implements Gauge {

  private static final long FRAME_NANOS = Duration.ofMillis(100).toNanos();
  private static final String CLEAR_REST = "\u001b[K";

  private final String what;
  private final Consumer<String> terminal;
  private final LongSupplier nanos;
  private final Pace pace = new Pace();
  private boolean drawn;
  private long drawnAt;

  /**
   * @param what is going on, in one word
   * @param terminal takes text as it is, with its escape sequences
   * @param nanos the time as {@link System#nanoTime} tells it
   */
  public BarGauge(String what, Consumer<String> terminal, LongSupplier nanos) {
    this.what = what;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  @Override
  public void at(long done, long total, String detail) {
    long now = nanos.getAsLong();
    pace.note(now, done);
    if (!drawn || now - drawnAt >= FRAME_NANOS || done >= total) {
      Reading reading =
          new Reading(what, done, total, pace.perSecond(), pace.remaining(total - done));
      terminal.accept("\r" + reading.bar() + CLEAR_REST);
      drawn = true;
      drawnAt = now;
    }
  }

  @Override
  public void close() {
    if (drawn) {
      terminal.accept("\n");
    }
  }
}
