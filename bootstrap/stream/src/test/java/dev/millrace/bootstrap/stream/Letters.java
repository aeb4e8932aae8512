package dev.millrace.bootstrap.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of dead letters, read as any Kafka tool would. */
final class Letters implements AutoCloseable {

  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, ConsumerRecord<byte[], byte[]>> byPosition = new TreeMap<>();

  Letters(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all = List.of(new TopicPartition("millrace.dead-letters", 0));
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /** How many places of the topic have a letter by now; a letter may have been sent twice. */
  int count() {
    for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(Duration.ofMillis(200))) {
      byPosition.put(new String(letter.key(), StandardCharsets.UTF_8), letter);
    }
    return byPosition.size();
  }

  /** How many of these letters hold that record. */
  long holding(ForeignRecord record) {
    return byPosition.values().stream().filter(record::isIn).count();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
