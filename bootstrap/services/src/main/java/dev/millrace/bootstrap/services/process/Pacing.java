package dev.millrace.bootstrap.services.process;

import java.time.Duration;

/**
 * How long a loop pauses after a step: not at all after work, shortly when a step found none, as
 * more often follows soon, and longer after each further one, up to the longest.
 *
 * @param growth by which each pause without work is longer than the one before it
 */
public record Pacing(Duration shortest, Duration longest, double growth) {

  private static final Duration SOON = Duration.ofNanos(500_000);
  private static final double BY_A_QUARTER = 1.25;
  private static final double TWICE = 2;

  public Pacing {
    requireOrder(shortest, longest);
  }

  private static void requireOrder(Duration shortest, Duration longest) {
    if (shortest.isNegative() || shortest.compareTo(longest) > 0) {
      throw new IllegalArgumentException("not from short to long: " + shortest + ", " + longest);
    }
  }

  /**
   * From half a millisecond on, or from the longest pause if that is shorter, each a quarter longer
   * than the one before: so work waits a quarter as long as there was none before it, at most, and
   * half a millisecond.
   */
  public static Pacing upTo(Duration longest) {
    return new Pacing(longest.compareTo(SOON) < 0 ? longest : SOON, longest, BY_A_QUARTER);
  }

  /** Each twice as long as the one before. */
  public static Pacing doubling(Duration shortest, Duration longest) {
    return new Pacing(shortest, longest, TWICE);
  }

  /** The same pause after each step without work. */
  public static Pacing steady(Duration pause) {
    return new Pacing(pause, pause, 1);
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
    Duration longer = Duration.ofNanos((long) (last.toNanos() * growth));
    Duration atLeast = longer.compareTo(shortest) < 0 ? shortest : longer;
    return atLeast.compareTo(longest) < 0 ? atLeast : longest;
  }
}
