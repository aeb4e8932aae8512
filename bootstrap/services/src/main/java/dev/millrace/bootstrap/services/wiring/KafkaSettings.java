package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;

/** The Kafka configuration of the settings. */
final class KafkaSettings {

  private KafkaSettings() {}

  static KafkaConfig of(Settings settings) {
    KafkaConfig standard =
        KafkaConfig.of(
            settings.text(Setting.KAFKA_BOOTSTRAP_SERVERS),
            settings.number(Setting.KAFKA_PARTITIONS));
    return new KafkaConfig(
        standard.bootstrapServers(),
        standard.partitions(),
        (short) settings.number(Setting.KAFKA_REPLICATION_FACTOR),
        standard.retention(),
        standard.requestTimeout());
  }
}
