package dev.millrace.bootstrap.services.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What the pairs of a benchmark showed.
 *
 * @param pairs without the warm-up, in their order
 * @param voids what is wrong with the runs that cannot be believed, of the warm-up too
 */
public record Comparison(
    String name, double goal, List<Pair> pairs, List<String> voids, List<SideSettings> sides) {

  public Comparison {
    pairs = List.copyOf(pairs);
    voids = List.copyOf(voids);
    sides = List.copyOf(sides);
  }

  /**
   * One pair of runs.
   *
   * @param isVoid whether one of them lost or doubled a record
   */
  public record Pair(double ours, double reference, boolean isVoid) {

    /** How fast ours was, in units of the reference. */
    double ratio() {
      return ours / reference;
    }
  }

  /** A side's name and settings, as they are printed. */
  public record SideSettings(String name, java.util.Map<String, String> settings) {}

  /** Of the pairs that count; the mean of the middle two when their number is even. */
  public OptionalDouble median() {
    double[] sorted = ratios().sorted().mapToDouble(Double::doubleValue).toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }

  public OptionalDouble low() {
    return ratios().mapToDouble(Double::doubleValue).min();
  }

  public OptionalDouble high() {
    return ratios().mapToDouble(Double::doubleValue).max();
  }

  /** Whether the median reaches the goal. */
  public boolean isMet() {
    return median().isPresent() && median().getAsDouble() >= goal;
  }

  /** Whether every run can be believed, and the goal is met. */
  public boolean isGood() {
    return voids.isEmpty() && isMet();
  }

  private Stream<Double> ratios() {
    return pairs.stream().filter(pair -> !pair.isVoid()).map(Pair::ratio);
  }
}
