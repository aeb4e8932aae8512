package dev.millrace.adapters.spark;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.users.User;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of users on a real broker, written in transactions as the relay does. */
final class UserTopic implements AutoCloseable {

  private static final String NAME = Store.USERS.name().topic();

  private final Store store;
  private final Producer<byte[], byte[]> producer;

  private UserTopic(Store store, Producer<byte[], byte[]> producer) {
    this.store = store;
    this.producer = producer;
  }

  static UserTopic create(String servers, Store store)
      throws InterruptedException, ExecutionException {
    Map<String, Object> config =
        Map.of("bootstrap.servers", servers, "transactional.id", store.name());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic(NAME, 2, (short) 1))).all().get();
    }
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return new UserTopic(store, producer);
  }

  void commit(List<Event<User>> events) {
    send(events);
    producer.commitTransaction();
  }

  void abort(List<Event<User>> events) {
    send(events);
    producer.flush();
    producer.abortTransaction();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(List<Event<User>> events) {
    producer.beginTransaction();
    for (Event<User> event : events) {
      // The end of the transaction fails when a send did.
      Future<?> unused = producer.send(record(event));
    }
  }

  private ProducerRecord<byte[], byte[]> record(Event<User> event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            NAME,
            (int) (event.id().value().getLeastSignificantBits() % 2),
            event.key().value().getBytes(StandardCharsets.UTF_8),
            store.encode(event).array());
    record
        .headers()
        .add(EventHeaders.RUN_ID, event.run().toString().getBytes(StandardCharsets.UTF_8));
    return record;
  }
}
