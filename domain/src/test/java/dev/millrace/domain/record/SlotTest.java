package dev.millrace.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotTest {

  @Test
  void everySlotIsOneOf1024() {
    assertThat(LongStream.range(0, 10_000).mapToObj(i -> new UUID(i * 31, i)))
        .allSatisfy(
            id -> assertThat(Slot.of(new RecordKey(id.toString()))).isBetween(0, Slot.COUNT - 1));
  }

  @Test
  void keysSpreadOverAllSlots() {
    assertThat(
            LongStream.range(0, 20_000)
                .mapToObj(i -> Slot.of(new RecordKey("key-" + i)))
                .distinct()
                .count())
        .isEqualTo(Slot.COUNT);
  }

  /** The keys of Kafka's own test of its hash, whose values are taken mod 1024 here. */
  @ParameterizedTest
  @CsvSource({
    "21, 236",
    "foobar, 958",
    "a-little-bit-long-string, 416",
    "a-little-bit-longer-string, 451",
    "lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8, 461",
    "abc, 539"
  })
  void theSlotIsWhereKafkaPutsTheKey(String key, int slot) {
    assertThat(Slot.of(new RecordKey(key))).isEqualTo(slot);
  }
}
