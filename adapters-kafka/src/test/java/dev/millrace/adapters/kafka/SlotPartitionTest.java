package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Slot;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlotPartitionTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 64, 256, 1024})
  void aSlotsPartitionIsTheOneOfKafkasDefaultPartitioner(int partitions) {
    for (int i = 0; i < 2_000; i++) {
      String key = "k".repeat(i % 9) + "é" + i;
      int kafkas =
          Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
      assertThat(Slot.of(new RecordKey(key)) % partitions).isEqualTo(kafkas);
    }
  }

  @Test
  void aCountThatDoesNotDivideTheSlotsIsRefused() {
    assertThatThrownBy(() -> KafkaConfig.of("localhost:9092", 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12 partitions do not divide 1024");
  }
}
