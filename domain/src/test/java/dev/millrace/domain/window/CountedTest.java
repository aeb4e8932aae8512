package dev.millrace.domain.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountedTest {

  @Test
  void nothingIsInNothing() {
    assertThat(Counted.NOTHING.count()).isZero();
    assertThat(Counted.NOTHING.isEmpty()).isTrue();
    assertThat(Counted.NOTHING.sum()).isZero();
    assertThat(Counted.of(List.of())).isEqualTo(Counted.NOTHING);
    assertThat(Counted.of(Counted.NOTHING.bytes())).isEqualTo(Counted.NOTHING);
  }

  @Test
  void anEventAddsItsAmountOnceHoweverOftenItComes() {
    List<Occurrence> events =
        List.of(SomeOccurrences.of(new UUID(1, 2), 1234), SomeOccurrences.of(new UUID(3, 4), 1));
    List<Occurrence> twice = new ArrayList<>(events);
    twice.addAll(events);
    Counted once = Counted.of(twice);
    assertThat(once.count()).isEqualTo(2);
    assertThat(once.sum()).isEqualTo(1235);
    assertThat(once.with(Counted.of(events))).isSameAs(once);
  }

  @Test
  void anEventKeepsTheAmountThatItCameWithFirst() {
    UUID id = new UUID(1, 2);
    Counted first = Counted.of(List.of(SomeOccurrences.of(id, 5), SomeOccurrences.of(id, 6)));
    assertThat(first.sum()).isEqualTo(5);
    assertThat(first.with(Counted.of(List.of(SomeOccurrences.of(id, 7)))).sum()).isEqualTo(5);
  }

  @Test
  void aSumGrowsBeyondAnyLong() {
    Counted most = Counted.NOTHING;
    for (int i = 0; i < 1_000; i++) {
      long amount = i % 2 == 0 ? Long.MAX_VALUE : Long.MAX_VALUE - 1;
      most = most.with(Counted.of(List.of(SomeOccurrences.of(new UUID(0, i), amount))));
    }
    BigInteger pair = BigInteger.valueOf(Long.MAX_VALUE).shiftLeft(1).subtract(BigInteger.ONE);
    assertThat(most.sum()).isEqualTo(pair.multiply(BigInteger.valueOf(500)));
    Counted least =
        Counted.of(
            List.of(
                SomeOccurrences.of(new UUID(0, 1), Long.MIN_VALUE),
                SomeOccurrences.of(new UUID(0, 2), Long.MIN_VALUE)));
    assertThat(least.sum()).isEqualTo(BigInteger.TWO.pow(64).negate());
  }

  @Test
  void whatCountsAloneTakesSixteenBytesForAnEvent() {
    Counted counted = Counted.of(SomeOccurrences.of(1, 2));
    assertThat(counted.bytes()).hasSize(32);
    assertThat(Counted.of(counted.bytes())).isEqualTo(counted);
  }

  @Test
  void oneAmountMakesRoomForAll() {
    Counted counted =
        Counted.of(SomeOccurrences.of(1, 2))
            .with(Counted.of(List.of(SomeOccurrences.of(new UUID(0, 0), -9))));
    assertThat(counted.bytes()).hasSize(73);
    assertThat(Counted.of(counted.bytes())).isEqualTo(counted);
    assertThat(Counted.of(counted.bytes()).sum()).isEqualTo(-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15, 17, 24, 26, 33})
  void bytesOfAnotherLengthAreRefused(int length) {
    assertThatThrownBy(() -> Counted.of(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(length + " bytes");
  }

  @Test
  void theOrderOfArrivalLeavesNoTrace() {
    List<UUID> ids = List.of(new UUID(-1, 5), new UUID(3, -4), new UUID(3, 4), new UUID(0, 0));
    Counted atOnce = Counted.of(ids.stream().map(id -> SomeOccurrences.of(id, 1)).toList());
    Counted oneByOne = Counted.NOTHING;
    for (int i = ids.size() - 1; i >= 0; i--) {
      oneByOne = oneByOne.with(Counted.of(List.of(SomeOccurrences.of(ids.get(i), 1))));
    }
    assertThat(oneByOne).isEqualTo(atOnce).hasSameHashCodeAs(atOnce).hasToString("4 events of 4");
    assertThat(oneByOne.bytes()).isEqualTo(atOnce.bytes());
  }

  @Test
  void onlyTheSameEventsWithTheSameAmountsAreEqual() {
    Counted one = Counted.of(SomeOccurrences.of(1));
    assertThat(one).isNotEqualTo(Counted.of(SomeOccurrences.of(2)));
    assertThat(one).isNotEqualTo(Counted.of(List.of(SomeOccurrences.of(new UUID(1, 1), 1))));
    assertThat(one).isNotEqualTo("1 events of 0");
  }

  @Test
  void piecesAreNoLargerThanAskedForAndMakeTheWhole() {
    Counted whole = Counted.of(SomeOccurrences.of(5, 3, 1, 4, 2));
    List<Counted> pieces = whole.pieces(2);
    assertThat(pieces).extracting(Counted::count).containsExactly(2L, 2L, 1L);
    assertThat(pieces.get(2).with(pieces.get(0)).with(pieces.get(1))).isEqualTo(whole);
    assertThat(Counted.NOTHING.pieces(2)).isEmpty();
  }

  @Test
  void holdsWhatAMapHolds() {
    Random random = new Random(20261121);
    Counted counted = Counted.NOTHING;
    Map<UUID, Long> oracle = new HashMap<>();
    for (int batch = 0; batch < 300; batch++) {
      List<Occurrence> come = new ArrayList<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        UUID id = new UUID(random.nextInt(30) - 15, random.nextInt(30) - 15);
        long amount = oracle.getOrDefault(id, (long) random.nextInt(1_000_000) * (i % 3));
        come.add(SomeOccurrences.of(id, amount));
        oracle.put(id, amount);
      }
      Counted more = Counted.of(come);
      Counted fresh = more.without(counted);
      assertThat(fresh.without(more)).isEqualTo(Counted.NOTHING);
      assertThat(counted.without(fresh)).isEqualTo(counted);
      counted = Counted.of(counted.with(more).bytes());
      assertThat(counted.count()).isEqualTo(oracle.size());
      assertThat(counted.sum())
          .isEqualTo(oracle.values().stream().mapToLong(Long::longValue).sum());
    }
  }
}
