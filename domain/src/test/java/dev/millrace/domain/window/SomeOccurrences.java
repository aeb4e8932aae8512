package dev.millrace.domain.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Occurrences for tests, told by numbers. */
final class SomeOccurrences {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private SomeOccurrences() {}

  static Occurrence of(UUID id, long amount) {
    return new Occurrence(id, amount, 3, 1L << 40, NOON.plusMillis(7));
  }

  /** Some without an amount. */
  static List<Occurrence> of(long... numbers) {
    List<Occurrence> all = new ArrayList<>();
    for (long number : numbers) {
      all.add(of(new UUID(1, number), 0));
    }
    return all;
  }
}
