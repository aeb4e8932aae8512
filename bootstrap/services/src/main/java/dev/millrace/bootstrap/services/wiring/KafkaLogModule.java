package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.kafka.KafkaEventLog;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.port.log.EventLog;

/** The log as its only writer needs it. */
final class KafkaLogModule extends PrivateModule {

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  @Exposed
  EventLog eventLog(Settings settings, Resources resources) {
    return resources.opened(new KafkaEventLog(KafkaSettings.of(settings), RelayModule.SHARD));
  }
}
