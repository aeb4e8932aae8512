package dev.millrace.bootstrap.services.process;

import java.time.Duration;

/**
 * How long a loop pauses after a step: not at all after work, shortly when a step found none, as
 * more often follows soon, and twice as long after each further one, up to the longest.
 */
public record Pacing(Duration shortest, Duration longest) {

  private static final Duration SOON = Duration.ofMillis(1);

  public Pacing {
    requireOrder(shortest, longest);
  }

  private static void requireOrder(Duration shortest, Duration longest) {
    if (shortest.isNegative() || shortest.compareTo(longest) > 0) {
      throw new IllegalArgumentException("not from short to long: " + shortest + ", " + longest);
    }
  }

  /** From a millisecond on, or from the longest pause if that is shorter. */
  public static Pacing upTo(Duration longest) {
    return new Pacing(longest.compareTo(SOON) < 0 ? longest : SOON, longest);
  }

  /** The same pause after each step without work. */
  public static Pacing steady(Duration pause) {
    return new Pacing(pause, pause);
  }

  /**
   * The next pause.
   *
   * @param last the pause before this step; zero before the first
   * @param done how much the step did
   */
  Duration after(Duration last, int done) {
    if (done > 0) {
      return Duration.ZERO;
    }
    Duration doubled = last.multipliedBy(2);
    Duration atLeast = doubled.compareTo(shortest) < 0 ? shortest : doubled;
    return atLeast.compareTo(longest) < 0 ? atLeast : longest;
  }
}
