package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapOfShardsTest {

  private static final long HEAP = 192L << 20;

  @Test
  void moreShardsThanTheHeapIsForAreTold() {
    assertThat(HeapOfShards.shortage(4, HEAP)).isEmpty();
    assertThat(HeapOfShards.shortage(5, HEAP))
        .get()
        .asString()
        .contains("5 shards in a heap of 192 MiB", "200 MiB");
  }
}
