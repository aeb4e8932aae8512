package dev.millrace.bootstrap.services.progress;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A plain line every few seconds, and a last one at the end of work that took that long. */
public final class LineGauge implements Gauge {

  private static final long EVERY_NANOS = Duration.ofSeconds(3).toNanos();

  private final String what;
  private final Consumer<String> lines;
  private final LongSupplier nanos;
  private final Pace pace = new Pace();
  private long saidAt;
  private boolean said;
  private boolean saidAll;
  private String unsaid = "";

  /**
   * @param what is going on, in one word
   * @param lines takes each line, without its end
   * @param nanos the time as {@link System#nanoTime} tells it
   */
  public LineGauge(String what, Consumer<String> lines, LongSupplier nanos) {
    this.what = what;
    this.lines = lines;
    this.nanos = nanos;
    this.saidAt = nanos.getAsLong();
  }

  @Override
  public void at(long done, long total, String detail) {
    long now = nanos.getAsLong();
    pace.note(now, done);
    if (saidAll) {
      return;
    }
    unsaid =
        new Reading(what, done, total, pace.perSecond(), pace.remaining(total - done)).line(detail);
    if (now - saidAt >= EVERY_NANOS) {
      say();
      saidAt = now;
      said = true;
      saidAll = done == total;
    }
  }

  private void say() {
    lines.accept(unsaid);
    unsaid = "";
  }

  @Override
  public void close() {
    if (said && !unsaid.isEmpty()) {
      say();
    }
  }
}
