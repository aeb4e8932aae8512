package dev.millrace.debezium;

import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Where the engine's records go. As in Kafka Connect nothing waits for the brokers, but a batch
 * counts as read only once they have all of it.
 */
final class Topics
    implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>>, AutoCloseable {

  private final Converted converted;
  private final Producer<byte[], byte[]> producer;
  private final Queue<Batch> underWay = new ArrayDeque<>();

  private record Batch(
      List<RecordChangeEvent<SourceRecord>> events, List<Future<RecordMetadata>> sent) {

    boolean isDone() {
      return sent.stream().allMatch(Future::isDone);
    }

    void requireSuccess() throws InterruptedException {
      for (Future<RecordMetadata> one : sent) {
        try {
          one.get();
        } catch (ExecutionException refused) {
          throw new IllegalStateException("Kafka refuses a record", refused.getCause());
        }
      }
    }
  }

  private Topics(Converted converted, Producer<byte[], byte[]> producer) {
    this.converted = converted;
    this.producer = producer;
  }

  static Topics open(Properties properties) {
    return new Topics(
        new Converted(properties),
        new KafkaProducer<>(
            Prefixed.of("producer.override.", properties),
            new ByteArraySerializer(),
            new ByteArraySerializer()));
  }

  @Override
  public void handleBatch(
      List<RecordChangeEvent<SourceRecord>> events,
      DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
    for (RecordChangeEvent<SourceRecord> event : events) {
      sent.add(producer.send(converted.record(event.record())));
    }
    underWay.add(new Batch(List.copyOf(events), sent));
    for (Batch first = underWay.peek(); first != null && first.isDone(); first = underWay.peek()) {
      first.requireSuccess();
      for (RecordChangeEvent<SourceRecord> event : first.events()) {
        committer.markProcessed(event);
      }
      underWay.remove();
    }
    committer.markBatchFinished();
  }

  @Override
  public void close() {
    producer.close();
  }
}
