package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TopicSpecTest {

  private static final String FAMILY = "millrace.a";

  @Test
  void aNewTopicHasPartitionsForEachShard() {
    assertThat(spec(FAMILY, 4).partitions()).isEqualTo(8);
    assertThat(spec(CursorTopic.NAME, 4).partitions()).isEqualTo(8);
    assertThat(spec(KafkaReceipts.TOPIC, 4).partitions()).isEqualTo(1);
    assertThat(spec(KafkaDataAlerts.TOPIC, 4).partitions()).isEqualTo(1);
    assertThat(spec(KafkaDeadLetters.TOPIC, 4).partitions()).isEqualTo(1);
  }

  @Test
  void moreThanThatAreMadeWhenTheyAreConfigured() {
    assertThat(spec(FAMILY, 16).partitions()).isEqualTo(16);
    assertThat(spec(CursorTopic.NAME, 16).partitions()).isEqualTo(16);
  }

  @Test
  void anExistingTopicWithFewerIsToldHowManyItNeeds() {
    assertThat(spec(FAMILY, 4).contradiction(4, Map.of()).orElseThrow())
        .contains("4 partitions, too few for 8 shards", "--topic millrace.a --partitions 8");
    assertThat(spec(CursorTopic.NAME, 4).contradiction(4, Map.of()).orElseThrow())
        .contains("--partitions 8");
    assertThat(spec(CursorTopic.NAME, 4).contradiction(8, Map.of("cleanup.policy", "compact")))
        .isEmpty();
    assertThat(spec(KafkaReceipts.TOPIC, 4).contradiction(1, Map.of("cleanup.policy", "delete")))
        .isEmpty();
  }

  @Test
  void whatWasErasedLeavesATopicOfEntitiesWithinDaysHoweverLittleIsWritten() {
    Map<String, String> wished = spec(FAMILY, 4).wished();
    assertThat(wished)
        .containsEntry("max.compaction.lag.ms", String.valueOf(Duration.ofDays(3).toMillis()));
    assertThat(wished.get("delete.retention.ms"))
        .as("as long as a stream may stand still")
        .isNotNull()
        .isEqualTo(wished.get("retention.ms"));
    assertThat(spec(FAMILY, 4, Sort.EVENT).wished()).doesNotContainKey("max.compaction.lag.ms");
  }

  private static TopicSpec spec(String topic, int partitions) {
    return spec(topic, partitions, Sort.ENTITY);
  }

  /** Of a topic for eight shards, where so many partitions are configured. */
  private static TopicSpec spec(String topic, int partitions, Sort sort) {
    KafkaConfig config = KafkaConfig.of("nowhere:1", partitions);
    return TopicSpec.all(new FamilyName("a"), sort, new Sharding(2, 8), config).stream()
        .filter(spec -> spec.name().equals(topic))
        .findFirst()
        .orElseThrow();
  }
}
