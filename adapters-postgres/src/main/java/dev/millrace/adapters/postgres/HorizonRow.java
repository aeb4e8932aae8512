package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Sharding;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server's snapshot, and what it knows of the generation of shards after one.
 *
 * @param generation null when there is none
 * @param beginsAt null when that is not known yet
 */
record HorizonRow(
    boolean standby,
    String snapshot,
    @Nullable Integer generation,
    @Nullable Integer shards,
    @Nullable String beginsAt) {

  /** Whether the next generation is agreed upon, and nobody knows where it begins. */
  boolean lacksSnapshot() {
    return generation != null && beginsAt == null;
  }

  Horizon toHorizon() {
    return generation == null
        ? new Horizon(SnapshotText.parse(snapshot), null)
        : new Horizon(
            SnapshotText.parse(Objects.requireNonNull(beginsAt)),
            new Sharding(generation, Objects.requireNonNull(shards)));
  }
}
