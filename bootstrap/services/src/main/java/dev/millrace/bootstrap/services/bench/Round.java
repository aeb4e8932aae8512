package dev.millrace.bootstrap.services.bench;

import java.util.Map;

/**
 * Each side once.
 *
 * @param figures what the sides found out beside their rates, by name
 * @param isVoid whether one of them lost or doubled a record
 */
public record Round(Rates rates, Map<String, Double> figures, boolean isVoid) {

  public Round {
    figures = Map.copyOf(figures);
  }

  /**
   * One of the figures.
   *
   * @throws IllegalArgumentException when no side found it out
   */
  public double figure(String name) {
    Double figure = figures.get(name);
    if (figure == null) {
      throw new IllegalArgumentException("there is no figure " + name + " in " + figures);
    }
    return figure;
  }
}
