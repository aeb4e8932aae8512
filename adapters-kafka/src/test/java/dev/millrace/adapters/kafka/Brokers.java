package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import dev.millrace.testing.servers.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The shared broker, and topics of a test's own in it. */
final class Brokers {

  static final int PARTITIONS = 4;

  private Brokers() {}

  static KafkaConfig config() {
    return KafkaConfig.of(Servers.shared().kafka(), PARTITIONS);
  }

  static FamilyName newFamily() {
    return new FamilyName("t" + UUID.randomUUID().toString().substring(0, 13));
  }

  /** A family whose topic is there and empty. */
  static FamilyName freshFamily() {
    FamilyName family = newFamily();
    new KafkaTopics(config()).ensure(family, Sort.ENTITY);
    return family;
  }

  /** A generation of shards that nobody has, as many as there are partitions. */
  static Sharding freshSharding() {
    return new Sharding(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE), PARTITIONS);
  }

  /** An empty topic. */
  static String freshTopic(int partitions, Map<String, String> settings) {
    String topic = "test." + UUID.randomUUID();
    create(topic, partitions, settings);
    return topic;
  }

  static void create(String topic, int partitions, Map<String, String> settings) {
    try (Admin admin = Clients.admin(config())) {
      NewTopic wanted = new NewTopic(topic, partitions, (short) 1).configs(settings);
      NewTopics.create(admin, wanted, config());
    }
  }

  static void addPartitions(String topic, int total) {
    try (Admin admin = Clients.admin(config())) {
      Failures.await(
          "add partitions to " + topic,
          admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total))).all(),
          config());
    }
  }

  /** All that committed readers see of a topic. */
  static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer = Clients.consumer(config(), Map.of())) {
      Partitions partitions = new Partitions(consumer, config());
      partitions.read(partitions.ends(topic), records::add);
    }
    return records;
  }
}
