package dev.millrace.local;

import java.time.Duration;

/** How long to wait before a dead process is started again: ever longer, at most five seconds. */
final class Backoff {

  static final Duration LONGEST = Duration.ofSeconds(5);
  static final Duration HEALTHY = Duration.ofSeconds(30);
  private static final Duration FIRST = Duration.ofMillis(200);

  private Duration next = FIRST;

  /**
   * @param lived how long the process was ready before it died
   */
  Duration afterDeath(Duration lived) {
    if (lived.compareTo(HEALTHY) >= 0) {
      next = FIRST;
    }
    Duration pause = next;
    next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    return pause;
  }
}
