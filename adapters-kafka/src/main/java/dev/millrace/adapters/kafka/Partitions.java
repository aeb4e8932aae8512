package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from their start to given ends, and gives up when nothing comes any more. */
final class Partitions {

  private static final Duration POLL = Duration.ofMillis(250);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;

  /** Longer than an open transaction of somebody else can hold a reader back. */
  private final Duration patience;

  Partitions(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Duration patience) {
    this.consumer = consumer;
    this.patience = patience;
  }

  void read(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    Map<TopicPartition, Long> behind = behind(ends);
    long deadline = System.nanoTime() + patience.toNanos();
    while (!behind.isEmpty()) {
      consumer.poll(POLL).forEach(record -> handOver(record, ends, each));
      Map<TopicPartition, Long> now = behind(ends);
      if (!now.equals(behind)) {
        deadline = System.nanoTime() + patience.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw stuck(now.keySet());
      }
      behind = now;
      consumer.pause(finished(ends.keySet(), behind.keySet()));
    }
  }

  /** The ends of a topic's partitions as committed readers see them. */
  Map<TopicPartition, Long> ends(String topic) {
    var partitions = consumer.partitionsFor(topic);
    if (partitions == null || partitions.isEmpty()) {
      throw new PermanentFailure("there is no topic " + topic + ": create it first");
    }
    return consumer.endOffsets(
        partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList());
  }

  private static void handOver(
      ConsumerRecord<byte[], byte[]> record,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
    if (end != null && record.offset() < end) {
      each.accept(record);
    }
  }

  /** The positions of the partitions that are not read to their end. */
  private Map<TopicPartition, Long> behind(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> behind = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          long position = consumer.position(partition);
          if (position < end) {
            behind.put(partition, position);
          }
        });
    return behind;
  }

  private static Set<TopicPartition> finished(Set<TopicPartition> all, Set<TopicPartition> behind) {
    Set<TopicPartition> finished = new java.util.HashSet<>(all);
    finished.removeAll(behind);
    return finished;
  }

  private TransientFailure stuck(Set<TopicPartition> behind) {
    return new TransientFailure(
        "reading " + behind + ": nothing came within " + patience,
        new KafkaException("no progress"));
  }
}
