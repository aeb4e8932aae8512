package dev.millrace.bootstrap.services.bench;

import java.util.Optional;

/**
 * What a run left behind, counted where it had to arrive.
 *
 * @param expected how many records went in
 * @param found how many came out
 * @param distinct how many different ones came out
 */
public record Proof(long expected, long found, long distinct) {

  /** What is wrong with it; empty when each record is there once. */
  Optional<String> flaw() {
    if (distinct < expected) {
      return Optional.of("%,d of %,d records are lost".formatted(expected - distinct, expected));
    }
    return found > distinct || distinct > expected
        ? Optional.of("%,d records are doubled".formatted(found - expected))
        : Optional.empty();
  }
}
