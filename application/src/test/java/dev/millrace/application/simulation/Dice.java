package dev.millrace.application.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** All that is left to chance in one simulation, from one seed. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** From 0 to below a bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  <T> T pick(List<T> of) {
    return of.get(below(of.size()));
  }

  <T> List<T> shuffled(List<T> things) {
    List<T> rest = new ArrayList<>(things);
    List<T> drawn = new ArrayList<>(rest.size());
    while (!rest.isEmpty()) {
      drawn.add(rest.remove(below(rest.size())));
    }
    return drawn;
  }

  UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
