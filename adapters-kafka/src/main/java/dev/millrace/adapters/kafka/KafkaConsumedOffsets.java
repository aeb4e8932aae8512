package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.log.ConsumedOffsets;
import dev.millrace.domain.view.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Commits offsets by the admin client, as a group without members. Thread-safe. */
public final class KafkaConsumedOffsets implements ConsumedOffsets, AutoCloseable {

  private final KafkaConfig config;
  private final Admin admin;

  public KafkaConsumedOffsets(KafkaConfig config) {
    this.config = config;
    this.admin = Clients.admin(config);
  }

  @Override
  public void commit(String group, List<Position> next) {
    if (next.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    next.forEach(position -> offsets.put(partition(position), offset(position)));
    Failures.await(
        "commit the offsets of group " + group,
        admin.alterConsumerGroupOffsets(group, offsets).all(),
        config);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }

  private static TopicPartition partition(Position position) {
    return new TopicPartition(position.topic(), position.partition());
  }

  private static OffsetAndMetadata offset(Position position) {
    return new OffsetAndMetadata(position.offset());
  }
}
