package dev.millrace.bootstrap.services.bench;

import java.util.function.ToDoubleFunction;

/**
 * A figure that is promised of the rates of one round.
 *
 * @param goal what its median is promised to be at least
 */
public record Ratio(String name, double goal, ToDoubleFunction<Rates> of) {

  /** How fast one side is in units of another. */
  static Ratio between(String ours, String reference, double goal) {
    return new Ratio(ours + " / " + reference, goal, rates -> rates.of(ours) / rates.of(reference));
  }
}
