package dev.millrace.domain.testing;

import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The generations of shards, and where each has ended. */
final class Generations {

  private final List<Sharding> all = new ArrayList<>(List.of(Sharding.FIRST));
  private final List<Snapshot> ends = new ArrayList<>();
  private int current;

  Sharding current() {
    return all.get(current);
  }

  boolean isCurrent(Shard shard) {
    return shard.sharding().equals(current());
  }

  Optional<Sharding> agreed() {
    return current == all.size() - 1 ? Optional.empty() : Optional.of(all.get(current + 1));
  }

  Sharding agree(int count, Snapshot end) {
    if (agreed().isEmpty()) {
      all.add(current().followedBy(count));
      ends.add(end);
    }
    return agreed().orElseThrow();
  }

  void begin(Sharding next) {
    current = all.indexOf(next);
  }

  Horizon horizon(Sharding sharding, Snapshot now) {
    int generation = sharding.generation();
    return generation < all.size()
        ? new Horizon(ends.get(generation - 1), all.get(generation))
        : new Horizon(now, null);
  }
}
