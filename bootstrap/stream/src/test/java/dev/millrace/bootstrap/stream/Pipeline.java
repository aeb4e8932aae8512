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
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.local.Endpoints;
import dev.millrace.testing.servers.Servers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
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

  private static final Users USERS = new Users();
  private static final String RECEIPTS = "millrace.receipts";
  private static final Pattern CARRIED = Pattern.compile("\"(?:served|deadLettered)\":([0-9]+)");

  private final UserRecords users = UserRecords.ofThisMinute();
  private final Servers servers;
  private final String keyspace;
  private final KafkaConfig kafka;
  private final Producer<byte[], byte[]> producer;
  private final ConfluentRegistry registry;
  private final AvroCodec codec;
  private final RegisteredSchema schema;
  private final CqlSession session;

  /** An empty topic, and views of their own. */
  Pipeline(Servers servers, String keyspace) throws Exception {
    this.servers = servers;
    this.keyspace = keyspace;
    kafka = KafkaConfig.of(servers.kafka(), 4);
    deleteTopics();
    new KafkaTopics(kafka).ensure(USERS.name(), USERS.sort());
    registry = new ConfluentRegistry(RegistryConfig.of(servers.registry()));
    codec = new AvroCodec(registry);
    schema = registry.register(USERS.name().subject(), codec.definition(USERS.name()));
    CassandraConfig cassandra = cassandra();
    session = CassandraSession.open(cassandra);
    new CassandraViewSchema(session, cassandra, tables()).migrate();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Whoever serves users asks whether others wait for them, so all families have their tables. */
  private static List<String> tables() {
    return CassandraViewSchema.files(StreamFactory.FAMILIES);
  }

  private CassandraConfig cassandra() {
    Endpoints.Cassandra cassandra = servers.cassandra();
    return CassandraConfig.local(
        cassandra.host() + ":" + cassandra.port(), cassandra.datacenter(), keyspace);
  }

  private void deleteTopics() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.kafka()))) {
      Set<String> present = new TreeSet<>(admin.listTopics().names().get());
      present.retainAll(Set.of(USERS.name().topic(), RECEIPTS, "millrace.dead-letters"));
      admin.deleteTopics(present).all().get();
    }
  }

  /** The settings of a driver over this. */
  Map<Setting, String> settings(URI registry, Path folder) {
    Endpoints.Cassandra cassandra = servers.cassandra();
    return Map.of(
        Setting.KAFKA_BOOTSTRAP_SERVERS, servers.kafka(),
        Setting.REGISTRY_URL, registry.toString(),
        Setting.CASSANDRA_CONTACT_POINTS, cassandra.host() + ":" + cassandra.port(),
        Setting.CASSANDRA_DATACENTER, cassandra.datacenter(),
        Setting.CASSANDRA_KEYSPACE, keyspace,
        Setting.STREAM_FAMILIES, USERS.name().value(),
        Setting.STREAM_CHECKPOINTS, folder.resolve("checkpoints").toString());
  }

  /** Publishes users by number, from one up to but without the other, all of one minute. */
  void publish(int from, int to) {
    IntStream.range(from, to).forEach(number -> send(users.event(number)));
    producer.flush();
  }

  /** Publishes a user of whom it is claimed that the future has sent it. */
  void publishFromTheFuture(int number) {
    send(users.fromTheFuture(number));
    producer.flush();
  }

  /** Puts bytes on the topic that no relay has made. */
  void publishForeign(List<ForeignRecord> records) {
    for (ForeignRecord record : records) {
      Future<?> unused = producer.send(record.on(USERS.name().topic()));
    }
    producer.flush();
  }

  Bytes encode(Event<User> event) {
    return codec.encode(schema, EventForm.write(USERS, event));
  }

  /** The definition of the family's current schema. */
  String definition() {
    return schema.definition();
  }

  /** The id of a schema, registered under a subject of its own. */
  int register(String subject, String definition) {
    return registry.register(subject, definition).id().value();
  }

  UserRecords users() {
    return users;
  }

  long served(int from, int to) {
    List<RecordKey> keys =
        IntStream.range(from, to).mapToObj(number -> users.event(number).key()).toList();
    return views().served(USERS.views().get(0), keys).size();
  }

  long counted() {
    return views().counts(USERS.windowedCounts().get(0).view()).values().stream()
        .flatMap(windows -> windows.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** The queries whose latest generation is noted. */
  List<String> generations() {
    return session
        .execute("SELECT name FROM " + keyspace + ".writer_generations")
        .map(row -> row.getString("name"))
        .all()
        .stream()
        .sorted()
        .toList();
  }

  /** All receipts' records, served or dead, each receipt once. */
  long receipted() {
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(RECEIPTS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return carried(consumer, consumer.endOffsets(partitions));
    }
  }

  private static long carried(Consumer<String, String> consumer, Map<TopicPartition, Long> ends) {
    Map<String, Long> byReceipt = new HashMap<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<String, String> receipt : consumer.poll(Duration.ofMillis(100))) {
        byReceipt.put(receipt.key(), carried(receipt.value()));
      }
    }
    return byReceipt.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long carried(String receipt) {
    return CARRIED
        .matcher(receipt)
        .results()
        .mapToLong(counted -> Long.parseLong(counted.group(1)))
        .sum();
  }

  @Override
  public void close() {
    producer.close();
    session.close();
  }

  private CassandraServedViews views() {
    return new CassandraServedViews(session, keyspace, RequestLimits.DEFAULT);
  }

  private void send(Event<User> event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            USERS.name().topic(),
            event.key().value().getBytes(StandardCharsets.UTF_8),
            encode(event).array());
    record
        .headers()
        .add(EventHeaders.RUN_ID, event.run().toString().getBytes(StandardCharsets.UTF_8));
    Future<?> unused = producer.send(record);
  }
}
