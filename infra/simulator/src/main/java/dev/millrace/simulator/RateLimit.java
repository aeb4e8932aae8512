package dev.millrace.simulator;

import java.time.Duration;

/** How many requests are answered per window of time; the others get 429. */
public record RateLimit(int requests, Duration window) {

  public RateLimit {
    if (requests < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException(
          "a rate limit allows at least one request per window, not " + requests + "/" + window);
    }
  }

  public static RateLimit perMinute(int requests) {
    return new RateLimit(requests, Duration.ofMinutes(1));
  }
}
