package dev.millrace.bootstrap.services.bench;

import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.adapters.kafka.KafkaUntransacted;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.view.Position;
import dev.millrace.local.StackException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Events that are in a topic, and seen by no reader of committed records until all of them are
 * committed at once: so what reads them can be measured without what writes them.
 */
final class HeldBack implements AutoCloseable {

  private static final int TRANSACTION_TIMEOUT_MILLIS = 600_000;

  private final String topic;
  private final Producer<byte[], byte[]> producer;

  private HeldBack(String topic, Producer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  /** With the relay's settings of the producer. */
  static HeldBack on(EventTopic topic, KafkaConfig kafka) {
    Map<String, Object> settings = new HashMap<>(KafkaUntransacted.settings(kafka));
    settings.put("transactional.id", "bench-" + topic.name());
    settings.put("transaction.timeout.ms", TRANSACTION_TIMEOUT_MILLIS);
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return new HeldBack(topic.name(), producer);
  }

  /** Writes all, for nobody yet, and tells where each stands. */
  List<Position> write(Crowd<?> crowd) {
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int number = 0; number < crowd.size(); number++) {
      sent.add(
          producer.send(record(crowd.events().get(number), crowd.payloads().get(number).array())));
    }
    producer.flush();
    return sent.stream().map(this::position).toList();
  }

  /** Lets everybody see them. */
  void commit() {
    producer.commitTransaction();
  }

  private ProducerRecord<byte[], byte[]> record(Event<?> event, byte[] payload) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, bytes(event.key().value()), payload);
    record
        .headers()
        .add(EventHeaders.EVENT_ID, bytes(event.id().toString()))
        .add(EventHeaders.VERSION, bytes(Long.toString(event.version())))
        .add(EventHeaders.RUN_ID, bytes(event.run().toString()))
        .add(EventHeaders.ATTEMPT, bytes("1"));
    return record;
  }

  private Position position(Future<RecordMetadata> sent) {
    try {
      RecordMetadata metadata = sent.get();
      return new Position(metadata.topic(), metadata.partition(), metadata.offset());
    } catch (ExecutionException refused) {
      throw new StackException(
          "Kafka does not take events for %s: %s".formatted(topic, refused.getMessage()), refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while events were written", interrupted);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
