package dev.millrace.application.ingest;

import java.time.Duration;

/**
 * When a failed run is tried again.
 *
 * @param attempts how often in all, at least 1
 * @param first the wait after the first failure; doubled after each further one
 * @param longest the longest wait
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

  public static final RetryPolicy DEFAULT =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** So many more attempts than may fail may be cut off by the end of their process. */
  private static final int CUT_OFF = 5;

  public RetryPolicy withAttempts(int other) {
    return new RetryPolicy(other, first, longest);
  }

  /**
   * Whether the attempt of that number is one too many: of those before it, most neither failed nor
   * stored a page, as their process ended.
   */
  public boolean isHopeless(int attempt) {
    return attempt > attempts + CUT_OFF;
  }

  /** Whether the attempt of that number, from 1, was the last. */
  public boolean isLast(int attempt) {
    return attempt >= attempts;
  }

  /** The wait after the attempt of that number failed. */
  public Duration waitAfter(int attempt) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, 20));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
