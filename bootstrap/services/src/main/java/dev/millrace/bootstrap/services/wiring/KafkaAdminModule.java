package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.kafka.KafkaCheckup;
import dev.millrace.adapters.kafka.KafkaLogScan;
import dev.millrace.adapters.kafka.KafkaTopics;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.log.Topics;
import java.time.Clock;

/** The topics, as those who make them and look at them need them. */
final class KafkaAdminModule extends PrivateModule {

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  @Exposed
  Topics topics(Settings settings) {
    return new KafkaTopics(KafkaSettings.of(settings));
  }

  @Provides
  @Singleton
  @Exposed
  KafkaCheckup checkup(Settings settings) {
    return new KafkaCheckup(KafkaSettings.of(settings), Clock.systemUTC());
  }

  @Provides
  @Singleton
  @Exposed
  LogScan logScan(Settings settings) {
    return new KafkaLogScan(KafkaSettings.of(settings));
  }
}
