package dev.millrace.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Counts requests against the rate limit, in windows that begin with their first request. */
final class RequestBudget {

  private final @Nullable RateLimit limit;
  private final InstantSource clock;
  private Instant windowEnd = Instant.MIN;
  private int spent;

  RequestBudget(@Nullable RateLimit limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** Spends one request: zero when it may pass, else the time until the next window. */
  synchronized Duration spend() {
    if (limit == null) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    if (!now.isBefore(windowEnd)) {
      windowEnd = now.plus(limit.window());
      spent = 0;
    }
    spent++;
    return spent <= limit.requests() ? Duration.ZERO : Duration.between(now, windowEnd);
  }
}
