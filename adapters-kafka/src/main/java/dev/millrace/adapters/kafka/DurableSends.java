package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.PermanentFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Sends records and waits until all replicas in sync have them. Thread-safe. */
final class DurableSends implements AutoCloseable {

  private final KafkaConfig config;
  private final Producer<byte[], byte[]> producer;

  DurableSends(KafkaConfig config) {
    this(config, Clients.producer(config));
  }

  DurableSends(KafkaConfig config, Producer<byte[], byte[]> producer) {
    this.config = config;
    this.producer = producer;
  }

  void send(String what, List<ProducerRecord<byte[], byte[]>> records) {
    dispatched(what, records).forEach(sent -> Failures.await("send " + what, sent, config));
  }

  /**
   * Returns those that are too large, for this producer or for their topic; the rest is durable.
   */
  <T> List<T> sendFitting(
      String what, List<T> items, Function<T, ProducerRecord<byte[], byte[]>> record) {
    List<Future<RecordMetadata>> sent = dispatched(what, items.stream().map(record).toList());
    return IntStream.range(0, items.size())
        .filter(index -> !fits(what, sent.get(index)))
        .<T>mapToObj(items::get)
        .toList();
  }

  private List<Future<RecordMetadata>> dispatched(
      String what, List<ProducerRecord<byte[], byte[]>> records) {
    try {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      producer.flush();
      return sent;
    } catch (KafkaException refused) {
      throw Failures.of("send " + what, refused);
    }
  }

  private boolean fits(String what, Future<RecordMetadata> sent) {
    try {
      Failures.await("send " + what, sent, config);
      return true;
    } catch (PermanentFailure refused) {
      if (isTooLarge(refused)) {
        return false;
      }
      throw refused;
    }
  }

  private static boolean isTooLarge(PermanentFailure refused) {
    return Failures.isCausedBy(refused, RecordTooLargeException.class)
        || Failures.isCausedBy(refused, RecordBatchTooLargeException.class);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
