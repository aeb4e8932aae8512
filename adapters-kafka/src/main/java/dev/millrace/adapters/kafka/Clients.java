package dev.millrace.adapters.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes clients that wait for nothing without bound. */
final class Clients {

  /** The largest request of a producer: above every limit of a family's topic. */
  static final int MAX_REQUEST_BYTES = 8 << 20;

  /** Within this the brokers abort what a dead writer left open. */
  static final int TRANSACTION_TIMEOUT_MILLIS = 10_000;

  private Clients() {}

  static Admin admin(KafkaConfig config) {
    return made(config, () -> Admin.create(common(config)));
  }

  /** A producer whose records are durable once acknowledged. */
  static Producer<byte[], byte[]> producer(KafkaConfig config) {
    return producer(config, Map.of());
  }

  static Producer<byte[], byte[]> transactional(KafkaConfig config, String id) {
    return producer(
        config,
        Map.of("transactional.id", id, "transaction.timeout.ms", TRANSACTION_TIMEOUT_MILLIS));
  }

  /** A consumer of committed records without automatic commits. */
  static Consumer<byte[], byte[]> consumer(KafkaConfig config, Map<String, Object> more) {
    Map<String, Object> settings = common(config);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("allow.auto.create.topics", false);
    settings.putAll(more);
    return made(
        config,
        () ->
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  private static Producer<byte[], byte[]> producer(KafkaConfig config, Map<String, Object> more) {
    Map<String, Object> settings = producerSettings(config);
    settings.putAll(more);
    return made(
        config,
        () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  static Map<String, Object> producerSettings(KafkaConfig config) {
    int request = (int) config.requestTimeout().toMillis();
    Map<String, Object> settings = common(config);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.block.ms", 2 * request);
    settings.put("linger.ms", 5);
    settings.put("delivery.timeout.ms", 2 * request);
    settings.put("batch.size", 128 << 10);
    settings.put("buffer.memory", 64 << 20);
    settings.put("compression.type", "lz4");
    settings.put("max.request.size", MAX_REQUEST_BYTES);
    return settings;
  }

  private static Map<String, Object> common(KafkaConfig config) {
    int request = (int) config.requestTimeout().toMillis();
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", config.bootstrapServers());
    settings.put("request.timeout.ms", request);
    settings.put("default.api.timeout.ms", 2 * request);
    settings.put("socket.connection.setup.timeout.ms", 2_000);
    settings.put("socket.connection.setup.timeout.max.ms", 5_000);
    settings.put("reconnect.backoff.ms", 100);
    settings.put("reconnect.backoff.max.ms", 5_000);
    return settings;
  }

  private static <C> C made(KafkaConfig config, Supplier<C> client) {
    try {
      return client.get();
    } catch (KafkaException refused) {
      throw Failures.of("connect to Kafka at " + config.bootstrapServers(), refused);
    }
  }
}
