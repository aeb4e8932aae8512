package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;

/** A shard by its columns. */
record ShardRow(int generation, int shards, int shard) {

  static ShardRow of(Shard shard) {
    return new ShardRow(shard.sharding().generation(), shard.sharding().count(), shard.number());
  }

  Shard toShard() {
    return new Sharding(generation, shards).shard(shard);
  }
}
