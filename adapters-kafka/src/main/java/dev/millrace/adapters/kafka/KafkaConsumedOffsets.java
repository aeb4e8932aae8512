package dev.millrace.adapters.kafka;

import dev.millrace.adapters.kafka.ProgressText.Note;
import dev.millrace.domain.port.log.ConsumedOffsets;
import dev.millrace.domain.port.log.Progress;
import dev.millrace.domain.view.Position;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Commits offsets by the admin client, as a group without members, with batch and time as their
 * metadata. Thread-safe.
 */
public final class KafkaConsumedOffsets implements ConsumedOffsets, AutoCloseable {

  private final KafkaConfig config;
  private final Admin admin;

  public KafkaConsumedOffsets(KafkaConfig config) {
    this.config = config;
    this.admin = Clients.admin(config);
  }

  @Override
  public void commit(String group, Progress progress) {
    if (progress.next().isEmpty()) {
      return;
    }
    String note = ProgressText.write(progress);
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Position position : progress.next()) {
      offsets.put(partition(position), new OffsetAndMetadata(position.offset(), note));
    }
    Failures.await(
        "commit the offsets of group " + group,
        admin.alterConsumerGroupOffsets(group, offsets).all(),
        config);
  }

  @Override
  public Optional<Progress> last(String group) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    Failures.await(
            "read the offsets of group " + group,
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
            config)
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                offsets.put(partition, offset);
              }
            });
    return offsets.isEmpty() ? Optional.empty() : Optional.of(progress(offsets));
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }

  private static Progress progress(Map<TopicPartition, OffsetAndMetadata> offsets) {
    Note newest =
        offsets.values().stream()
            .flatMap(offset -> ProgressText.read(offset.metadata()).stream())
            .max(Comparator.comparing(Note::at))
            .orElse(Note.NONE);
    List<Position> next =
        offsets.entrySet().stream()
            .map(entry -> position(entry.getKey(), entry.getValue().offset()))
            .toList();
    return new Progress(next, newest.batch(), newest.at());
  }

  private static TopicPartition partition(Position position) {
    return new TopicPartition(position.topic(), position.partition());
  }

  private static Position position(TopicPartition partition, long offset) {
    return new Position(partition.topic(), partition.partition(), offset);
  }
}
