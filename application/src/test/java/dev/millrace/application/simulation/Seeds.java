package dev.millrace.application.simulation;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which seeds are run: those that have once caught something first, then as many as were asked for;
 * or the one that the system property {@code millrace.seed} names.
 */
final class Seeds {

  private static final int COUNT = 10_000;

  /** These caught what was no planted bug; what they caught then is told by the commits. */
  private static final List<Long> CAUGHT_REAL_BUGS = List.of(2_544L, 5_406L);

  private Seeds() {}

  /** The seeds that are kept, each once. */
  static List<Long> kept() {
    return Stream.concat(CAUGHT_REAL_BUGS.stream(), PlantedBug.ALL.stream().map(PlantedBug::seed))
        .distinct()
        .toList();
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
