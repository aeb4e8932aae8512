package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Sharding;

/** A generation of shards. */
record ShardingRow(int generation, int shards) {

  static ShardingRow of(Sharding sharding) {
    return new ShardingRow(sharding.generation(), sharding.count());
  }

  Sharding toSharding() {
    return new Sharding(generation, shards);
  }
}
