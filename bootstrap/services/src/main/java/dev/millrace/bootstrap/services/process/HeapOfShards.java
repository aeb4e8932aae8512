package dev.millrace.bootstrap.services.process;

import java.util.Optional;

/** Whether a process has the heap for the shards that it carries, all of them with a backlog. */
final class HeapOfShards {

  /** Two batches of 8 MiB of payloads, their records, and what the producer sends. */
  private static final long PER_SHARD = 40L << 20;

  private HeapOfShards() {}

  static Optional<String> shortage(int shards, long heap) {
    long needed = shards * PER_SHARD;
    return needed <= heap
        ? Optional.empty()
        : Optional.of(
            "carries %d shards in a heap of %d MiB; with a backlog they may take %d MiB: give the"
                    .formatted(shards, heap >> 20, needed >> 20)
                + " process more (MILLRACE_JAVA_OPTS=-Xmx…), or start another relay beside it");
  }
}
