package dev.millrace.bootstrap.stream;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraServedViews;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.adapters.cassandra.CassandraViewSchema;
import dev.millrace.adapters.cassandra.RequestLimits;
import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.adapters.kafka.KafkaTopics;
import dev.millrace.adapters.kafka.codec.AvroCodec;
import dev.millrace.adapters.kafka.codec.ConfluentRegistry;
import dev.millrace.adapters.kafka.codec.RegistryConfig;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import dev.millrace.local.Endpoints;
import dev.millrace.testing.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands before and behind the driver: a topic that is written and views that are read. */
final class Pipeline implements AutoCloseable {

  static final String KEYSPACE = "stream_it";

  private static final Users USERS = new Users();
  private static final RunId RUN = new RunId(new UUID(7, 1));
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static final Pattern SERVED = Pattern.compile("\"served\":([0-9]+)");

  private final KafkaConfig kafka;
  private final Producer<byte[], byte[]> producer;
  private final AvroCodec codec;
  private final RegisteredSchema schema;
  private final CqlSession session;

  Pipeline(Servers servers) {
    kafka = KafkaConfig.of(servers.kafka(), 4);
    new KafkaTopics(kafka).ensure(USERS.name(), USERS.sort());
    ConfluentRegistry registry = new ConfluentRegistry(RegistryConfig.of(servers.registry()));
    codec = new AvroCodec(registry);
    schema = registry.register(USERS.name().subject(), codec.definition(USERS.name()));
    CassandraConfig cassandra = config(servers.cassandra());
    session = CassandraSession.open(cassandra);
    new CassandraViewSchema(session, cassandra, List.of("users")).migrate();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  private static CassandraConfig config(Endpoints.Cassandra cassandra) {
    return CassandraConfig.local(
        cassandra.host() + ":" + cassandra.port(), cassandra.datacenter(), KEYSPACE);
  }

  /** Publishes users by number, from one up to but without the other, all of one minute. */
  void publish(int from, int to) {
    IntStream.range(from, to).forEach(number -> send(event(number)));
    producer.flush();
  }

  long served(int from, int to) {
    List<RecordKey> keys =
        IntStream.range(from, to).mapToObj(number -> event(number).key()).toList();
    return views().served(USERS.views().get(0), keys).size();
  }

  long counted() {
    return views().counts(USERS.windowedCounts().get(0).view()).values().stream()
        .flatMap(windows -> windows.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** All receipts' events served, each receipt once. */
  long receipted() {
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("millrace.receipts").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return served(consumer, consumer.endOffsets(partitions));
    }
  }

  private static long served(Consumer<String, String> consumer, Map<TopicPartition, Long> ends) {
    Map<String, Long> byReceipt = new HashMap<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<String, String> receipt : consumer.poll(Duration.ofMillis(100))) {
        Matcher matcher = SERVED.matcher(receipt.value());
        byReceipt.put(receipt.key(), matcher.find() ? Long.parseLong(matcher.group(1)) : 0);
      }
    }
    return byReceipt.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    producer.close();
    session.close();
  }

  private CassandraServedViews views() {
    return new CassandraServedViews(session, KEYSPACE, RequestLimits.DEFAULT);
  }

  private void send(Event<User> event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            USERS.name().topic(),
            event.key().value().getBytes(StandardCharsets.UTF_8),
            codec.encode(schema, EventForm.write(USERS, event)).array());
    record.headers().add(EventHeaders.RUN_ID, RUN.toString().getBytes(StandardCharsets.UTF_8));
    Future<?> unused = producer.send(record);
  }

  private static Event<User> event(int number) {
    User user =
        USERS.read(
            MapDocument.of(
                Map.of(
                    "id",
                    new UUID(1, number).toString(),
                    "nationality",
                    number % 2 == 0 ? "DE" : "FR",
                    "email",
                    "user" + number + "@example.com",
                    "registeredAt",
                    ChronoUnit.MICROS.between(Instant.EPOCH, NOON))));
    return new Event<>(
        new EventId(new UUID(2, number)),
        USERS.key(user),
        1,
        new WriteTime(ChronoUnit.MICROS.between(Instant.EPOCH, NOON) + number),
        NOON,
        NOON,
        RUN,
        ViewKeys.NONE,
        user);
  }
}
