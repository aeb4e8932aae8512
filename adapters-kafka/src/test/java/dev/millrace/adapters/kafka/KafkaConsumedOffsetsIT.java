package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.log.ConsumedOffsets;
import dev.millrace.domain.port.log.ConsumedOffsetsContract;
import dev.millrace.domain.view.Position;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;

final class KafkaConsumedOffsetsIT implements ConsumedOffsetsContract {

  private final String topic = Brokers.freshTopic(2, Map.of());
  private final KafkaConsumedOffsets offsets = new KafkaConsumedOffsets(Brokers.config());

  @AfterEach
  void close() {
    offsets.close();
  }

  @Override
  public ConsumedOffsets offsets() {
    return (group, next) -> offsets.commit(group + topic, next);
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
