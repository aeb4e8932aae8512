package dev.millrace.bootstrap.stream;

import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.adapters.kafka.KafkaDataAlerts;
import dev.millrace.adapters.kafka.KafkaDeadLetters;
import dev.millrace.adapters.kafka.codec.AvroCodec;
import dev.millrace.adapters.kafka.codec.ConfluentRegistry;
import dev.millrace.adapters.kafka.codec.RegistryConfig;
import dev.millrace.adapters.spark.PartsFactory;
import dev.millrace.adapters.spark.StreamParts;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.logs.Logs;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.sensors.SensorReadings;
import dev.millrace.domain.users.Users;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds on an executor what its tasks need, of the settings that travelled there. */
public final class StreamFactory implements PartsFactory {

  private static final List<Setting> TRAVELLING =
      List.of(
          Setting.KAFKA_BOOTSTRAP_SERVERS,
          Setting.REGISTRY_URL,
          Setting.CASSANDRA_CONTACT_POINTS,
          Setting.CASSANDRA_DATACENTER,
          Setting.CASSANDRA_KEYSPACE,
          Setting.CASSANDRA_USER,
          Setting.CASSANDRA_PASSWORD);

  /** What this driver can carry, the first one first. */
  static final Families FAMILIES =
      new Families(List.of(new Users(), new UserEvents(), new SensorReadings(), new Logs()));

  /** What travels to the executors. */
  static Map<String, String> settings(Settings settings) {
    Map<String, String> travelling = new TreeMap<>();
    TRAVELLING.forEach(setting -> travelling.put(setting.key(), settings.text(setting)));
    return travelling;
  }

  /** Topics are not made here, so partitions and replicas do not matter. */
  static KafkaConfig kafka(String bootstrapServers) {
    return KafkaConfig.of(bootstrapServers, 1);
  }

  @Override
  public StreamParts<?> open(FamilyName family, Map<String, String> settings) {
    return open(FAMILIES.named(family), new Travelled(settings));
  }

  private static <R> StreamParts<R> open(Family<R> family, Travelled settings) {
    ConfluentRegistry registry =
        new ConfluentRegistry(RegistryConfig.of(URI.create(settings.get(Setting.REGISTRY_URL))));
    KafkaConfig kafka = kafka(settings.get(Setting.KAFKA_BOOTSTRAP_SERVERS));
    return new ServingParts<>(
        family,
        new Projector<>(family, new AvroCodec(registry), Clock.systemUTC()),
        new KafkaDeadLetters(kafka),
        family.operator().map(operator -> new KafkaDataAlerts(kafka)),
        ConnectorSession.open(settings),
        settings.get(Setting.CASSANDRA_KEYSPACE),
        FAMILIES);
  }
}
