package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.application.relay.CopiedCursor;
import dev.millrace.application.relay.Parking;
import dev.millrace.application.relay.RelayEvents;
import dev.millrace.application.relay.RelayingEvents;
import dev.millrace.application.relay.TrustedSchemas;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.LoggedEventLog;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Schemas;
import java.time.Duration;
import java.time.InstantSource;

/** Relaying the one shard that there is. */
final class RelayModule extends AbstractModule {

  /** The shard of a relay that carries all partitions. */
  static final int SHARD = 0;

  /**
   * So long a topic is waited for that takes nothing: more than it takes until all brokers know a
   * topic or a permission, and no longer than the other families can bear.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Provides
  @Singleton
  RelayEvents relayEvents(
      Settings settings,
      Outbox outbox,
      EventLog log,
      RelayProgress progress,
      Schemas schemas,
      SchemaRegistry registry) {
    return new RelayingEvents(
        SHARD,
        settings.number(Setting.RELAY_BATCH),
        outbox,
        new LoggedEventLog(log),
        new CopiedCursor(progress, InstantSource.system()),
        new TrustedSchemas(schemas, registry),
        new Parking(InstantSource.system(), PATIENCE));
  }
}
