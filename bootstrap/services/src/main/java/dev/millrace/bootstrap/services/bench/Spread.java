package dev.millrace.bootstrap.services.bench;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A promised figure over all rounds that count.
 *
 * @param values in the order of the rounds
 */
public record Spread(String name, Bound bound, double goal, List<Double> values) {

  public Spread {
    values = List.copyOf(values);
  }

  static Spread of(Ratio ratio, List<Round> rounds) {
    return new Spread(
        ratio.name(),
        ratio.bound(),
        ratio.goal(),
        rounds.stream()
            .filter(round -> !round.isVoid())
            .map(round -> ratio.of().applyAsDouble(round))
            .toList());
  }

  /** The mean of the middle two when their number is even. */
  public OptionalDouble median() {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }

  public OptionalDouble low() {
    return values.stream().mapToDouble(Double::doubleValue).min();
  }

  public OptionalDouble high() {
    return values.stream().mapToDouble(Double::doubleValue).max();
  }

  /** Whether the median keeps to the goal. */
  public boolean isMet() {
    return median().isPresent() && bound.isMet(median().getAsDouble(), goal);
  }
}
