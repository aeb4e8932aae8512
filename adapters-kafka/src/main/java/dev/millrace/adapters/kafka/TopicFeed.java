package dev.millrace.adapters.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feed of one topic: what cannot be read is counted and passed over. Not thread-safe. */
final class TopicFeed<T> {

  private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);

  /** So long a reader that was killed keeps its successor waiting; brokers allow no less than 6. */
  private static final Duration SESSION = Duration.ofSeconds(10);

  private final String topic;
  private final Function<ConsumerRecord<byte[], byte[]>, Optional<T>> read;
  private final Consumer<byte[], byte[]> consumer;
  private long foreign;

  TopicFeed(
      KafkaConfig config,
      String topic,
      String group,
      Function<ConsumerRecord<byte[], byte[]>, Optional<T>> read) {
    this.topic = topic;
    this.read = read;
    this.consumer = member(config, group);
    consumer.subscribe(List.of(topic));
  }

  static Consumer<byte[], byte[]> member(KafkaConfig config, String group) {
    return Clients.consumer(
        config, Map.of("group.id", group, "session.timeout.ms", (int) SESSION.toMillis()));
  }

  List<T> poll(Duration patience) {
    try {
      List<T> items = new ArrayList<>();
      consumer.poll(patience).forEach(record -> take(record, items));
      return items;
    } catch (KafkaException refused) {
      throw Failures.of("poll " + topic, refused);
    }
  }

  void acknowledge() {
    try {
      consumer.commitSync();
    } catch (KafkaException refused) {
      throw Failures.of("acknowledge " + topic, refused);
    }
  }

  void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
  }

  long foreign() {
    return foreign;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, List<T> items) {
    Optional<T> item = read.apply(record);
    if (item.isEmpty()) {
      foreign++;
      LOG.warn(
          "passed over a foreign record at {}-{}@{}, {} by now",
          topic,
          record.partition(),
          record.offset(),
          foreign);
    }
    item.ifPresent(items::add);
  }
}
