package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class EventIdsTest {

  @Test
  void nothingIsInNone() {
    assertThat(EventIds.NONE.count()).isZero();
    assertThat(with(EventIds.NONE, List.of()).sorted()).isEmpty();
  }

  @Test
  void anIdIsCountedOnceHoweverOftenItComes() {
    UUID id = new UUID(1, 2);
    EventIds once = with(EventIds.NONE, List.of(id, id));
    assertThat(once.count()).isOne();
    assertThat(with(once, List.of(id)).sorted()).isEqualTo(once.sorted());
  }

  @Test
  void theOrderOfArrivalLeavesNoTrace() {
    List<UUID> ids = List.of(new UUID(-1, 5), new UUID(3, -4), new UUID(3, 4), new UUID(0, 0));
    EventIds atOnce = with(EventIds.NONE, ids);
    EventIds oneByOne = EventIds.NONE;
    for (int i = ids.size() - 1; i >= 0; i--) {
      oneByOne = with(oneByOne, List.of(ids.get(i)));
    }
    assertThat(oneByOne.sorted()).isEqualTo(atOnce.sorted());
  }

  @Test
  void countsWhatASetCounts() {
    Random random = new Random(20261121);
    EventIds ids = EventIds.NONE;
    Set<UUID> oracle = new HashSet<>();
    for (int batch = 0; batch < 200; batch++) {
      UUID[] more = new UUID[random.nextInt(20)];
      Arrays.setAll(more, i -> new UUID(random.nextInt(30) - 15, random.nextInt(30) - 15));
      ids = with(ids, List.of(more));
      oracle.addAll(List.of(more));
      assertThat(ids.count()).isEqualTo(oracle.size());
      UUID any = new UUID(random.nextInt(30) - 15, random.nextInt(30) - 15);
      assertThat(ids.contains(any)).isEqualTo(oracle.contains(any));
    }
  }

  private static EventIds with(EventIds ids, List<UUID> more) {
    return ids.with(more.stream().map(EventIds::bytes).iterator());
  }
}
