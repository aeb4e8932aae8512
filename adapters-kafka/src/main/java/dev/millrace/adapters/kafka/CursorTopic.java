package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.outbox.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The compacted topic of the relays' cursors: key {@code relay-SHARD}, value {@link CursorText}, a
 * shard in partition {@code shard mod n}. A tombstone is a shard that starts anew.
 */
final class CursorTopic {

  static final String NAME = "millrace.relay-cursors";

  private static final Duration PATIENCE =
      Duration.ofMillis(Clients.TRANSACTION_TIMEOUT_MILLIS + 5_000);

  private final KafkaConfig config;
  private final byte[] key;
  private final TopicPartition partition;

  CursorTopic(KafkaConfig config, int shard, int partitions) {
    this.config = config;
    this.key = ("relay-" + shard).getBytes(StandardCharsets.UTF_8);
    this.partition = new TopicPartition(NAME, shard % partitions);
  }

  ProducerRecord<byte[], byte[]> record(Cursor cursor) {
    byte[] value = CursorText.write(cursor).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(NAME, partition.partition(), key, value);
  }

  /** The last committed cursor. To be called when no transaction of this shard is open. */
  Optional<Cursor> read() {
    AtomicReference<ConsumerRecord<byte[], byte[]>> last = new AtomicReference<>();
    try (Consumer<byte[], byte[]> consumer = Clients.consumer(config, Map.of())) {
      new Partitions(consumer, PATIENCE)
          .read(Map.of(partition, end()), record -> keep(record, last));
    }
    return Optional.ofNullable(last.get())
        .map(ConsumerRecord::value)
        .map(value -> CursorText.read(new String(value, StandardCharsets.UTF_8)));
  }

  /**
   * Behind every record there is, of open transactions too: the end that committed readers are told
   * lies before another shard's open transaction, and so perhaps before this shard's cursor.
   */
  private long end() {
    try (Admin admin = Clients.admin(config)) {
      return Failures.await(
              "find the end of " + partition,
              admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition),
              config)
          .offset();
    }
  }

  private void keep(
      ConsumerRecord<byte[], byte[]> record, AtomicReference<ConsumerRecord<byte[], byte[]>> last) {
    if (Arrays.equals(record.key(), key)) {
      last.set(record);
    }
  }
}
