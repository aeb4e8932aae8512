package dev.millrace.adapters.postgres;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a day of the outbox waits for.
 *
 * @param shards how many cursors the relay has
 * @param behind the first shard whose cursor does not cover the whole day
 * @param parked rows whose bytes a dead letter refers to
 */
record OutboxDayRow(long shards, @Nullable Integer behind, long parked) {

  /** Why the day has to stay; empty when there is nothing here that keeps it. */
  Optional<String> holder() {
    if (shards == 0) {
      return Optional.of("the relay has never run");
    }
    if (behind != null) {
      return Optional.of("relay shard " + behind + " has not published all of it");
    }
    return parked == 0
        ? Optional.empty()
        : Optional.of(parked + " dead letters have their bytes there");
  }
}
