package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.log.ConsumedOffsets;
import dev.millrace.domain.port.log.ConsumedOffsetsContract;
import dev.millrace.domain.port.log.Progress;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KafkaConsumedOffsetsIT implements ConsumedOffsetsContract {

  private final String topic = Brokers.freshTopic(2, Map.of());
  private final KafkaConsumedOffsets offsets = new KafkaConsumedOffsets(Brokers.config());

  @AfterEach
  void close() {
    offsets.close();
  }

  @Override
  public ConsumedOffsets offsets() {
    return new ConsumedOffsets() {
      @Override
      public void commit(String group, Progress progress) {
        offsets.commit(group + topic, progress);
      }

      @Override
      public Optional<Progress> last(String group) {
        return offsets.last(group + topic);
      }
    };
  }

  @Test
  void offsetsThatAToolMovedAreOfNoBatch() {
    List<Position> next = List.of(new Position(topic, 0, 5));
    offsets.commit("moved" + topic, new Progress(next, 3, NOON));
    try (Admin admin = Clients.admin(Brokers.config())) {
      var moved = Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(2));
      var answer = admin.alterConsumerGroupOffsets("moved" + topic, moved).all();
      Failures.await("move", answer, Brokers.config());
    }
    assertThat(offsets.last("moved" + topic))
        .contains(
            new Progress(List.of(new Position(topic, 0, 2)), Progress.NO_BATCH, Instant.EPOCH));
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public List<Position> committed(String group) {
    try (Admin admin = Clients.admin(Brokers.config())) {
      var answer = admin.listConsumerGroupOffsets(group + topic).partitionsToOffsetAndMetadata();
      return Failures.await("list", answer, Brokers.config()).entrySet().stream()
          .map(e -> new Position(e.getKey().topic(), e.getKey().partition(), e.getValue().offset()))
          .toList();
    }
  }
}
