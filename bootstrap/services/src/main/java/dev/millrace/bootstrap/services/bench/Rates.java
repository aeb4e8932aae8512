package dev.millrace.bootstrap.services.bench;

import java.util.Map;

/**
 * How fast the sides of one round were.
 *
 * @param bySide records per second
 */
public record Rates(Map<String, Double> bySide) {

  public Rates {
    bySide = Map.copyOf(bySide);
  }

  /**
   * That of a side.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public double of(String side) {
    Double rate = bySide.get(side);
    if (rate == null) {
      throw new IllegalArgumentException("there is no side " + side + " in " + bySide);
    }
    return rate;
  }
}
