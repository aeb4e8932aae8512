package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.kafka.KafkaEventLog;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.LoggedEventLog;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Shard;
import java.util.function.Function;

/** The log as the writer of a shard needs it, who closes it. */
final class KafkaLogModule extends PrivateModule {

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  @Exposed
  Function<Shard, EventLog> eventLogs(Settings settings) {
    return shard -> new LoggedEventLog(new KafkaEventLog(KafkaSettings.of(settings), shard));
  }
}
