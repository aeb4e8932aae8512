package dev.millrace.adapters.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Sends records and waits until all replicas in sync have them. Thread-safe. */
final class DurableSends implements AutoCloseable {

  private final KafkaConfig config;
  private final Producer<byte[], byte[]> producer;

  DurableSends(KafkaConfig config) {
    this.config = config;
    this.producer = Clients.producer(config);
  }

  void send(String what, List<ProducerRecord<byte[], byte[]>> records) {
    try {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      producer.flush();
      sent.forEach(metadata -> Failures.await("send " + what, metadata, config));
    } catch (KafkaException refused) {
      throw Failures.of("send " + what, refused);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
