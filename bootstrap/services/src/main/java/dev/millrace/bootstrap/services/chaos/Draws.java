package dev.millrace.bootstrap.services.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws strikes: the same seed draws the same ones. */
public final class Draws {

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final Random random;
  private final Duration longestWait;
  private final Duration longestPause;

  /**
   * @param longestWait before a strike
   * @param longestPause of a strike that pauses, at least a second
   */
  public Draws(long seed, Duration longestWait, Duration longestPause) {
    this.random = new Random(seed);
    this.longestWait = longestWait;
    this.longestPause = longestPause;
  }

  /** Strikes of so many different pairs, no target twice as long as there are others. */
  public List<Strike> sample(int count) {
    List<Target> targets = new ArrayList<>(Target.everywhere());
    Collections.shuffle(targets, random);
    List<Strike> strikes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Kind kind = random.nextBoolean() ? Kind.KILL : Kind.PAUSE;
      strikes.add(strike(new Pair(targets.get(i % targets.size()), kind)));
    }
    return strikes;
  }

  /** So many strikes of one pair. */
  public List<Strike> of(Pair pair, int count) {
    List<Strike> strikes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strikes.add(strike(pair));
    }
    return strikes;
  }

  private Strike strike(Pair pair) {
    Duration lasting = between(SHORTEST_PAUSE, longestPause);
    return new Strike(
        pair,
        between(Duration.ZERO, longestWait),
        pair.kind() == Kind.PAUSE ? lasting : Duration.ZERO);
  }

  private Duration between(Duration least, Duration most) {
    long span = Math.max(1, most.minus(least).toMillis());
    return least.plusMillis((long) (random.nextDouble() * span));
  }
}
