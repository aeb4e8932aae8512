package dev.millrace.domain.port.outbox;

import org.jspecify.annotations.Nullable;

/**
 * How far a shard may publish now.
 *
 * @param snapshot the transactions that have finished; once {@code successor} is agreed upon, those
 *     that had finished at a moment that is the same for all shards of the generation and all later
 *     askers, and no earlier than what anybody was told before
 * @param successor the shards that go on from there; null when there is no end in sight
 */
public record Horizon(Snapshot snapshot, @Nullable Sharding successor) {}
