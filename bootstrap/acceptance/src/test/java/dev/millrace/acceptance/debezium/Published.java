package dev.millrace.acceptance.debezium;

import dev.millrace.domain.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A record as it is compared.
 *
 * @param value in hex
 * @param headers those that every event of the relay has of its row, as text
 */
record Published(int partition, String key, String value, Map<String, String> headers) {

  private static final List<String> HEADERS =
      List.of(
          EventHeaders.EVENT_ID,
          EventHeaders.FAMILY,
          EventHeaders.VERSION,
          EventHeaders.RUN_ID,
          EventHeaders.ATTEMPT,
          EventHeaders.TRACEPARENT);

  private static Published of(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : HEADERS) {
      Header header = record.headers().lastHeader(name);
      headers.put(name, header == null ? "none" : text(header.value()));
    }
    return new Published(
        record.partition(), text(record.key()), HexFormat.of().formatHex(record.value()), headers);
  }

  private static boolean isAtEnd(Consumer<byte[], byte[]> consumer) {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /**
   * The committed records of a topic by key, each key's in their order, up to its end once so many
   * are there.
   */
  static Map<String, List<Published>> inOrder(String bootstrap, String topic, int expected) {
    Map<String, List<Published>> byKey = new TreeMap<>();
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    int count = 0;
    try (Consumer<byte[], byte[]> consumer = consumer(bootstrap)) {
      consumer.assign(
          consumer.partitionsFor(topic).stream()
              .map(one -> new org.apache.kafka.common.TopicPartition(topic, one.partition()))
              .toList());
      while ((count < expected || !isAtEnd(consumer)) && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          Published one = of(record);
          byKey.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one);
          count++;
        }
      }
    }
    return byKey;
  }

  private static Consumer<byte[], byte[]> consumer(String bootstrap) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrap,
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
