package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.relay.Lease;
import java.time.Instant;

/**
 * A shard that a member holds.
 *
 * @param kept whether it is of the member's part
 */
record LeaseRow(int generation, int shards, int shard, String owner, Instant since, boolean kept) {

  Shard toShard() {
    return new Sharding(generation, shards).shard(shard);
  }

  Lease toLease() {
    return new Lease(toShard(), owner, since);
  }
}
