package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CountedTest {

  @Test
  void anEventAddsItsAmountOnceHoweverOftenItComes() {
    Map<UUID, Long> events = Map.of(new UUID(1, 2), 1234L, new UUID(3, 4), 1L);
    Counted once = Counted.NOTHING.with(events);
    assertThat(once.count()).isEqualTo(2);
    assertThat(once.sum()).isEqualTo(1235);
    assertThat(once.with(events)).satisfies(twice -> assertThat(twice.sum()).isEqualTo(1235));
  }

  @Test
  void aSumGrowsBeyondAnyLong() {
    Counted counted = Counted.NOTHING;
    for (int i = 0; i < 1_000; i++) {
      counted = Counted.of(counted.with(Map.of(new UUID(0, i), Long.MAX_VALUE)).state());
    }
    assertThat(counted.count()).isEqualTo(1_000);
    assertThat(counted.sum())
        .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(1_000)));
  }

  @Test
  void whatCountsAloneIsKeptAsItsIdsAlone() {
    Counted counted = Counted.NOTHING.with(Map.of(new UUID(1, 2), 0L));
    assertThat(counted.state()).hasSize(16).isEqualTo(counted.ids().sorted());
    assertThat(Counted.of(counted.state()).count()).isOne();
  }

  @Test
  void countsAndAddsWhatAMapHolds() {
    Random random = new Random(20261121);
    Counted counted = Counted.NOTHING;
    Map<UUID, Long> oracle = new HashMap<>();
    for (int batch = 0; batch < 300; batch++) {
      Map<UUID, Long> more = new HashMap<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        UUID id = new UUID(random.nextInt(30) - 15, random.nextInt(30) - 15);
        more.put(id, oracle.getOrDefault(id, (long) random.nextInt(1_000_000) * (i % 3)));
      }
      oracle.putAll(more);
      counted = Counted.of(counted.with(more).state());
      assertThat(counted.count()).isEqualTo(oracle.size());
      assertThat(counted.sum())
          .isEqualTo(oracle.values().stream().mapToLong(Long::longValue).sum());
    }
  }
}
