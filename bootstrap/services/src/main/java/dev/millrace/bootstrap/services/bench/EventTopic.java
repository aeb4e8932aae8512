package dev.millrace.bootstrap.services.bench;

import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.adapters.kafka.KafkaLogScan;
import dev.millrace.adapters.kafka.KafkaTopics;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import dev.millrace.local.StackException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Where a side's records have to arrive. */
final class EventTopic {

  /** Up to the end. */
  private static final long ALL = -1;

  private final FamilyName family;
  private final KafkaConfig kafka;
  private final Admin admin;
  private final LogScan scan;

  private EventTopic(FamilyName family, KafkaConfig kafka, Admin admin) {
    this.family = family;
    this.kafka = kafka;
    this.admin = admin;
    this.scan = new KafkaLogScan(kafka);
  }

  /** Makes it as deployment does. */
  static EventTopic of(FamilyName family, KafkaConfig kafka, Admin admin) {
    new KafkaTopics(kafka).ensure(family, Sort.ENTITY);
    return new EventTopic(family, kafka, admin);
  }

  String name() {
    return family.topic();
  }

  void empty() {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    partitions().forEach(one -> all.put(one, RecordsToDelete.beforeOffset(ALL)));
    await("empty", admin.deleteRecords(all).all());
  }

  /** How many records were ever written to it, transactions aside. */
  long everWritten() {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    partitions().forEach(one -> ends.put(one, OffsetSpec.latest()));
    return await("measure", admin.listOffsets(ends).all()).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  private List<TopicPartition> partitions() {
    return IntStream.range(0, kafka.partitions())
        .mapToObj(partition -> new TopicPartition(name(), partition))
        .toList();
  }

  private <T> T await(String what, KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException refused) {
      throw new StackException(
          "Kafka does not %s %s: %s".formatted(what, name(), refused.getMessage()), refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while Kafka was to %s".formatted(what), interrupted);
    }
  }

  /** Reads it to its end as readers of committed records see it. */
  Proof proof(long expected) {
    AtomicLong found = new AtomicLong();
    Set<UUID> distinct = new HashSet<>();
    scan.scan(
        family,
        record -> {
          found.incrementAndGet();
          if (record.event() != null) {
            distinct.add(record.event().value());
          }
        });
    return new Proof(expected, found.get(), distinct.size());
  }
}
