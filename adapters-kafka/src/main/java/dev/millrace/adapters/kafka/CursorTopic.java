package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Shard;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The compacted topic of the relays' cursors: key {@code relay-} and the shard's name, value {@link
 * CursorText}, in the partition of the shard's number: however many partitions there come to be, a
 * cursor stays where it is. A tombstone is a shard that starts anew.
 */
final class CursorTopic {

  static final String NAME = "millrace.relay-cursors";

  private final KafkaConfig config;
  private final byte[] key;
  private final TopicPartition partition;

  CursorTopic(KafkaConfig config, Shard shard) {
    this.config = config;
    this.key = ("relay-" + shard.name()).getBytes(StandardCharsets.UTF_8);
    this.partition = new TopicPartition(NAME, shard.number());
  }

  /**
   * Looks whether the brokers keep cursors: a topic that they made by themselves, or that was left
   * in the middle of removing cursors, loses them in time, and all would be published again.
   *
   * @throws PermanentFailure when they do not
   */
  static void requireCompacted(Admin admin, KafkaConfig config) {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, NAME);
    Config found =
        Objects.requireNonNull(
            Failures.await(
                    "look at topic " + NAME, admin.describeConfigs(Set.of(topic)).all(), config)
                .get(topic));
    String policy = found.get("cleanup.policy").value();
    if (!policy.equals("compact")) {
      throw new PermanentFailure(
          "topic "
              + NAME
              + " has cleanup.policy="
              + policy
              + ", and would lose the relay's cursors in time:"
              + " kafka-configs.sh --alter --entity-type topics --entity-name "
              + NAME
              + " --add-config cleanup.policy=compact");
    }
  }

  ProducerRecord<byte[], byte[]> record(Cursor cursor) {
    byte[] value = CursorText.write(cursor).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(NAME, partition.partition(), key, value);
  }

  /** The last committed cursor. To be called when no transaction of this shard is open. */
  Optional<Cursor> read() {
    try (Consumer<byte[], byte[]> consumer = Clients.consumer(config, Map.of())) {
      Partitions partitions = new Partitions(consumer, config);
      return last(partitions, partitions.ends(Set.of(partition)));
    }
  }

  /** The last that committed readers see, whatever is open behind it. */
  Optional<Cursor> readStable() {
    try (Consumer<byte[], byte[]> consumer = Clients.consumer(config, Map.of())) {
      return last(new Partitions(consumer, config), consumer.endOffsets(Set.of(partition)));
    }
  }

  private Optional<Cursor> last(Partitions partitions, Map<TopicPartition, Long> ends) {
    AtomicReference<ConsumerRecord<byte[], byte[]>> last = new AtomicReference<>();
    partitions.read(ends, record -> keep(record, last));
    return Optional.ofNullable(last.get())
        .map(ConsumerRecord::value)
        .map(value -> CursorText.read(new String(value, StandardCharsets.UTF_8)));
  }

  private void keep(
      ConsumerRecord<byte[], byte[]> record, AtomicReference<ConsumerRecord<byte[], byte[]>> last) {
    if (Arrays.equals(record.key(), key)) {
      last.set(record);
    }
  }
}
