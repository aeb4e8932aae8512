package dev.millrace.domain.port.erasure;

import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.ledger.KeptContent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a record.
 *
 * @param latest its version; null when it has none, such as one that was erased before
 * @param contents what its raw records and events hold, the newest of them
 * @param before what erased it before, as one, as long as the outbox keeps that; of nobody
 *     otherwise
 * @param slot that of its newest event in the outbox; empty when none is kept there
 * @param clockMicros the store's wall clock, in microseconds since the epoch; under the key's lock,
 *     after that was granted
 * @param found one for each store
 */
public record Remains(
    @Nullable LatestVersion latest,
    List<KeptContent> contents,
    Erasure before,
    Optional<Integer> slot,
    long clockMicros,
    List<Found> found) {

  public Remains {
    contents = List.copyOf(contents);
    found = List.copyOf(found);
  }
}
