package dev.millrace.bootstrap.services.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast a hop was while it worked: from the last look before it began to the one when it ended.
 */
public final class HopRate {

  private final String name;
  private @Nullable Instant idleUntil;
  private @Nullable Instant lastGrowth;
  private long count;

  public HopRate(String name) {
    this.name = name;
  }

  /** Notes how many records had passed the hop at a moment. */
  public void note(Instant now, long passed) {
    if (passed > count) {
      count = passed;
      lastGrowth = now;
    } else if (count == 0) {
      idleUntil = now;
    }
  }

  public String name() {
    return name;
  }

  /** Records per second; 0 when nothing passed. */
  public double recordsPerSecond() {
    if (idleUntil == null || lastGrowth == null) {
      return 0;
    }
    long millis = Math.max(Duration.between(idleUntil, lastGrowth).toMillis(), 1);
    return count * 1000.0 / millis;
  }
}
