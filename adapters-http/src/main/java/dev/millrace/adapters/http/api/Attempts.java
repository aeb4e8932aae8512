package dev.millrace.adapters.http.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How many attempts to sign in there were lately; only so many may fail. Names may be anybody's or
 * nobody's; of those that are kept there are no more than may fail.
 */
final class Attempts {

  static final Duration WINDOW = Duration.ofMinutes(1);
  static final int OF_ONE = 10;

  /** Guesses are bounded by name, and comparing by turns; this bounds the names that are kept. */
  static final int OF_ALL = 300;

  private final InstantSource clock;

  /** Of the window that began then, by name. */
  private final Map<String, Integer> open = new HashMap<>();

  private Instant began;

  Attempts(InstantSource clock) {
    this.clock = clock;
    this.began = clock.instant();
  }

  /** Whether one more may be made; it counts until it succeeds, or the window ends. */
  synchronized boolean begin(String name) {
    boolean isAllowed =
        !isSpent(name) && open.values().stream().mapToInt(Integer::intValue).sum() < OF_ALL;
    if (isAllowed) {
      open.merge(name, 1, Integer::sum);
    }
    return isAllowed;
  }

  /** Whether all that may fail of a name have failed; then not even a right password is taken. */
  synchronized boolean isSpent(String name) {
    Instant now = clock.instant();
    if (now.isBefore(began) || !now.isBefore(began.plus(WINDOW))) {
      open.clear();
      began = now;
    }
    return open.getOrDefault(name, 0) >= OF_ONE;
  }

  synchronized void succeeded(String name) {
    open.computeIfPresent(name, (same, count) -> count - 1);
  }
}
