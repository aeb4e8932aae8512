package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events as {@link KafkaEventLog} does, but in no transaction and without a cursor: what
 * exactness costs is measured against it, and nothing else may use it. Not thread-safe.
 */
public final class KafkaUntransacted implements AutoCloseable {

  private final KafkaConfig config;
  private final Producer<byte[], byte[]> producer;
  private final EventRecords records = new EventRecords();
  private volatile @Nullable Exception failed;

  public KafkaUntransacted(KafkaConfig config) {
    this.config = config;
    this.producer = Clients.producer(config);
  }

  /** Hands a row to the producer; its topic has as many partitions as are configured. */
  public void send(OutboxRow row) {
    var unused =
        producer.send(
            records.of(row, config.partitions()),
            (metadata, exception) -> {
              if (exception != null) {
                failed = exception;
              }
            });
  }

  /** Returns when all that was sent is durable. */
  public void flush() {
    producer.flush();
    Exception refused = failed;
    if (refused != null) {
      throw Failures.of("send events", refused);
    }
  }

  /** What this producer and that of {@link KafkaEventLog} have in common. */
  public static Map<String, String> settings(KafkaConfig config) {
    Map<String, String> settings = new TreeMap<>();
    Clients.producerSettings(config).forEach((name, value) -> settings.put(name, value.toString()));
    return settings;
  }

  @Override
  public void close() {
    producer.close();
  }
}
