package dev.millrace.bootstrap.services.bench;

import java.util.List;
import java.util.Map;

/**
 * What the rounds of a benchmark showed.
 *
 * @param rounds without the warm-up, in their order
 * @param voids what is wrong with the runs that cannot be believed, of the warm-up too
 */
public record Comparison(
    String name,
    List<Round> rounds,
    List<Spread> ratios,
    List<String> voids,
    List<SideSettings> sides) {

  public Comparison {
    rounds = List.copyOf(rounds);
    ratios = List.copyOf(ratios);
    voids = List.copyOf(voids);
    sides = List.copyOf(sides);
  }

  /** A side's name and settings, as they are printed. */
  public record SideSettings(String name, Map<String, String> settings) {}

  /** Whether every run can be believed, and every goal is met. */
  public boolean isGood() {
    return voids.isEmpty() && ratios.stream().allMatch(Spread::isMet);
  }
}
