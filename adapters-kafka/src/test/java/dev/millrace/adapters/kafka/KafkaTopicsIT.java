package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.log.Topics;
import dev.millrace.domain.port.log.TopicsContract;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KafkaTopicsIT implements TopicsContract {

  @Override
  public Topics topics() {
    return new KafkaTopics(Brokers.config());
  }

  @Override
  public FamilyName newFamily() {
    return Brokers.newFamily();
  }

  @Test
  void anotherPolicyIsRefusedWithTheSettingAndTheMend() {
    assertRefused(
        4,
        Map.of("message.timestamp.type", "LogAppendTime", "cleanup.policy", "compact"),
        Sort.EVENT,
        "has cleanup.policy=compact, the path relies on delete: kafka-configs.sh");
  }

  @Test
  void sendersTimestampsAreRefused() {
    assertRefused(
        4, Map.of("cleanup.policy", "delete"), Sort.EVENT, "message.timestamp.type=CreateTime");
  }

  @Test
  void compactionWithinADayIsRefused() {
    assertRefused(
        4,
        Map.of("message.timestamp.type", "LogAppendTime", "cleanup.policy", "delete,compact"),
        Sort.ENTITY,
        "min.compaction.lag.ms=0");
  }

  @Test
  void aCountThatDoesNotDivideTheSlotsIsRefused() {
    assertRefused(3, Map.of(), Sort.EVENT, "3 partitions, which do not divide 1024");
  }

  @Test
  void anotherRetentionIsTheOperatorsChoice() {
    FamilyName family = newFamily();
    Brokers.create(
        family.topic(),
        8,
        Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "1000"));
    assertThat(topics().ensure(family, Sort.EVENT)).doesNotContain(family.topic());
  }

  @Test
  void aNewTopicHasPartitionsForEachShard() {
    FamilyName family = newFamily();
    Sharding sharding = new Sharding(2, 4);

    new KafkaTopics(KafkaConfig.of(Brokers.config().bootstrapServers(), 1))
        .ensure(family, Sort.EVENT, sharding);

    assertThat(topics().misfits(family, sharding)).isEmpty();
  }

  private void assertRefused(int partitions, Map<String, String> settings, Sort sort, String why) {
    FamilyName family = newFamily();
    Brokers.create(family.topic(), partitions, settings);
    assertThatThrownBy(() -> topics().ensure(family, sort))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining(family.topic())
        .hasMessageContaining(why);
  }
}
