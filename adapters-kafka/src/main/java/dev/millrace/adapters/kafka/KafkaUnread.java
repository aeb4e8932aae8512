package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.view.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Looks how much of a topic waits for a reader, and for how long. Thread-safe. */
public final class KafkaUnread {

  private static final Duration POLL = Duration.ofMillis(250);

  /** One record of each partition is enough; a larger one comes all the same. */
  private static final Map<String, Object> SMALL = Map.of("max.partition.fetch.bytes", 16 << 10);

  private final KafkaConfig config;
  private final InstantSource clock;

  public KafkaUnread(KafkaConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Where a reader of a partition stands, and where the partition ends for committed readers. */
  private record Span(long from, long end) {

    boolean isEmpty() {
      return from >= end;
    }

    long records() {
      return end - from;
    }
  }

  /**
   * What a reader has yet to read of a topic. Of a topic that is not there it is nothing.
   *
   * @param next its next offset of each partition; of one that is missing it has read nothing
   */
  public Unread of(String topic, List<Position> next) {
    try (var consumer = Clients.consumer(config, SMALL)) {
      Map<TopicPartition, Span> unread = spans(consumer, partitions(consumer, topic), next);
      unread.values().removeIf(Span::isEmpty);
      return unread.isEmpty() ? Unread.NOTHING : measure(consumer, unread);
    } catch (KafkaException refused) {
      throw Failures.of("look for what is unread in " + topic, refused);
    }
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    var found = consumer.partitionsFor(topic);
    return found == null
        ? List.of()
        : found.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  private static Map<TopicPartition, Span> spans(
      Consumer<?, ?> consumer, List<TopicPartition> partitions, List<Position> next) {
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Span> spans = new HashMap<>();
    for (TopicPartition partition : partitions) {
      long start = starts.getOrDefault(partition, 0L);
      long from = Math.max(start, offset(next, partition, start));
      spans.put(partition, new Span(from, ends.getOrDefault(partition, 0L)));
    }
    return spans;
  }

  private static long offset(List<Position> next, TopicPartition partition, long otherwise) {
    return next.stream()
        .filter(position -> position.topic().equals(partition.topic()))
        .filter(position -> position.partition() == partition.partition())
        .mapToLong(Position::offset)
        .findFirst()
        .orElse(otherwise);
  }

  private Unread measure(Consumer<?, ?> consumer, Map<TopicPartition, Span> unread) {
    long records = unread.values().stream().mapToLong(Span::records).sum();
    long oldest = oldest(consumer, unread);
    return new Unread(records, Duration.ofMillis(clock.millis() - oldest));
  }

  /** When the oldest was appended; now, where all that is unread turns out to be aborted. */
  private long oldest(Consumer<?, ?> consumer, Map<TopicPartition, Span> unread) {
    consumer.assign(unread.keySet());
    unread.forEach((partition, span) -> consumer.seek(partition, span.from()));
    long oldest = clock.millis();
    Set<TopicPartition> open = new HashSet<>(unread.keySet());
    long deadline = System.nanoTime() + config.requestTimeout().toNanos();
    while (!open.isEmpty()) {
      requireBefore(deadline, open);
      for (ConsumerRecord<?, ?> record : consumer.poll(POLL)) {
        oldest = Math.min(oldest, record.timestamp());
        open.remove(new TopicPartition(record.topic(), record.partition()));
      }
      open.removeIf(partition -> consumer.position(partition) >= end(unread, partition));
      consumer.pause(others(unread.keySet(), open));
    }
    return oldest;
  }

  private static long end(Map<TopicPartition, Span> unread, TopicPartition partition) {
    Span span = unread.get(partition);
    return span == null ? 0 : span.end();
  }

  private static void requireBefore(long deadlineNanos, Set<TopicPartition> open) {
    if (System.nanoTime() > deadlineNanos) {
      throw new TransientFailure("nothing came of " + open + " in time");
    }
  }

  private static Set<TopicPartition> others(Set<TopicPartition> all, Set<TopicPartition> open) {
    Set<TopicPartition> others = new HashSet<>(all);
    others.removeAll(open);
    return others;
  }
}
