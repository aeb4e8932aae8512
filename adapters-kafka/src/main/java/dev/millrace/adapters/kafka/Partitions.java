package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from their start to given ends, and gives up when nothing comes any more. */
final class Partitions {

  private static final Duration POLL = Duration.ofMillis(250);

  /**
   * Longer than a dead writer's open transaction can hold a reader back: its timeout, and the time
   * between two looks of the brokers for such ({@code
   * transaction.abort.timed.out.transaction.cleanup.interval.ms}, 10 s unless set).
   */
  private static final Duration PATIENCE =
      Duration.ofMillis(Clients.TRANSACTION_TIMEOUT_MILLIS + 10_000 + 5_000);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final KafkaConfig config;

  Partitions(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, KafkaConfig config) {
    this.consumer = consumer;
    this.config = config;
  }

  void read(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    Map<TopicPartition, Long> behind = behind(ends);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!behind.isEmpty()) {
      consumer.poll(POLL).forEach(record -> handOver(record, ends, each));
      Map<TopicPartition, Long> now = behind(ends);
      if (!now.equals(behind)) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw stuck(now);
      }
      behind = now;
      consumer.pause(finished(ends.keySet(), behind.keySet()));
    }
  }

  /** The ends of all partitions of a topic, as {@link #ends(Collection)}. */
  Map<TopicPartition, Long> ends(String topic) {
    var partitions = consumer.partitionsFor(topic);
    if (partitions == null || partitions.isEmpty()) {
      throw new PermanentFailure("there is no topic " + topic + ": create it first");
    }
    return ends(partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList());
  }

  /**
   * Behind every record there is, of open transactions too. The ends that committed readers are
   * told lie before the first open transaction of anybody, and for an instant before a committed
   * one: the brokers answer a commit before they have marked each partition (KIP-98, 5.2).
   */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    try (Admin admin = Clients.admin(config)) {
      Failures.await("find the ends of " + partitions, admin.listOffsets(latest).all(), config)
          .forEach((partition, end) -> ends.put(partition, end.offset()));
    }
    return ends;
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

  private TransientFailure stuck(Map<TopicPartition, Long> behind) {
    return new TransientFailure(
        "reading on from "
            + behind
            + ": nothing came within "
            + PATIENCE
            + openTransactions(behind.keySet()),
        new KafkaException("no progress"));
  }

  /** Whose open transactions hold committed readers back, if the brokers can tell. */
  private String openTransactions(Set<TopicPartition> partitions) {
    try (Admin admin = Clients.admin(config)) {
      var described = admin.describeProducers(partitions).all();
      StringBuilder open = new StringBuilder();
      Failures.await("describe the producers of " + partitions, described, config)
          .forEach((partition, producers) -> appendOpen(open, partition, producers));
      return open.toString();
    } catch (Failure untold) {
      return "; " + untold.getMessage();
    }
  }

  private static void appendOpen(
      StringBuilder open, TopicPartition partition, PartitionProducerState producers) {
    for (ProducerState producer : producers.activeProducers()) {
      if (producer.currentTransactionStartOffset().isPresent()) {
        open.append("; an open transaction holds readers of ")
            .append(partition)
            .append(" back: ")
            .append(producer);
      }
    }
  }
}
