package dev.millrace.benchmarks.writers;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning, and projects what it holds. */
final class TopicRecords {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TopicRecords() {}

  /** The mutations of the first so many records. */
  static List<List<Mutation>> read(
      String bootstrapServers, String topic, int records, Projector<?> projector) {
    List<List<Mutation>> all = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers, topic)) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (all.size() < records) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          all.add(mutations(projector, logRecord(record)));
        }
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "%s holds %,d records, not %,d".formatted(topic, all.size(), records));
        }
      }
    }
    return all;
  }

  private static Consumer<byte[], byte[]> consumer(String bootstrapServers, String topic) {
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private static <R> List<Mutation> mutations(Projector<R> projector, LogRecord record) {
    if (projector.project(record) instanceof Projected.Served<R> served) {
      return List.copyOf(served.mutations());
    }
    throw new IllegalStateException(record.position() + " is no event");
  }

  private static LogRecord logRecord(ConsumerRecord<byte[], byte[]> record) {
    Map<String, Bytes> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), Bytes.of(header.value()));
    }
    return new LogRecord(
        new Position(record.topic(), record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        Bytes.of(record.key()),
        Bytes.of(record.value()),
        headers);
  }
}
