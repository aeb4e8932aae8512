package dev.millrace.application.simulation;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Which seeds are run: those that catch a planted bug first, then as many as were asked for; or the
 * one that the system property {@code millrace.seed} names.
 */
final class Seeds {

  private static final int COUNT = 10_000;

  private Seeds() {}

  /** The seeds that are kept, each once. */
  static List<Long> kept() {
    return PlantedBug.ALL.stream().map(PlantedBug::seed).distinct().toList();
  }

  /** All seeds but the kept ones. */
  static LongStream others() {
    return LongStream.range(0, Long.getLong("millrace.seeds", COUNT))
        .filter(seed -> !kept().contains(seed));
  }

  /** The only one that is wanted, or none. */
  static List<Long> only() {
    Long seed = Long.getLong("millrace.seed");
    return seed == null ? List.of() : List.of(seed);
  }
}
