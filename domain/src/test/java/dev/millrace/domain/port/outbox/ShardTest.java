package dev.millrace.domain.port.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.record.Slot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShardTest {

  @Test
  void eachSlotIsOfOneShard() {
    Sharding sharding = new Sharding(2, 8);
    for (int slot = 0; slot < Slot.COUNT; slot++) {
      int its = slot;
      assertThat(sharding.shards().stream().filter(shard -> shard.holds(its))).hasSize(1);
    }
    assertThat(Shard.WHOLE.holds(1023)).isTrue();
  }

  @Test
  void eachPartitionOfATopicWithAsManyOrMoreIsOfOneShard() {
    Sharding sharding = new Sharding(2, 4);
    for (int partitions : List.of(4, 8, 64)) {
      for (int partition = 0; partition < partitions; partition++) {
        Set<Shard> shards = new HashSet<>();
        for (int slot = partition; slot < Slot.COUNT; slot += partitions) {
          int its = slot;
          sharding.shards().stream().filter(shard -> shard.holds(its)).forEach(shards::add);
        }
        assertThat(shards).hasSize(1);
      }
    }
  }

  @Test
  void namesAreUnlikeThroughAllGenerations() {
    Sharding first = Sharding.FIRST;
    Sharding second = first.followedBy(4);
    assertThat(first.shard(0).name()).isEqualTo("0");
    assertThat(second.shards()).extracting(Shard::name).containsExactly("2-0", "2-1", "2-2", "2-3");
    assertThat(second.followedBy(1).shard(0).name()).isEqualTo("3-0");
  }

  @Test
  void otherNumbersThanPowersOfTwoAreRefused() {
    for (int count : List.of(0, -1, 3, 12, 2048)) {
      assertThatThrownBy(() -> new Sharding(1, count))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(count + " shards do not divide 1024: use 1, 2, 4, 8 and so on");
    }
    assertThatThrownBy(() -> new Sharding(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aShardIsOneOfItsGeneration() {
    Sharding sharding = new Sharding(2, 2);
    assertThatThrownBy(() -> sharding.shard(2)).hasMessage("there is no shard 2 of 2");
    assertThatThrownBy(() -> sharding.shard(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(sharding.shard(1)).hasToString("shard 1 of 2");
  }
}
