package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
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

/** Relaying the one shard that there is. */
final class RelayModule extends AbstractModule {

  /** The shard of a relay that carries all partitions. */
  static final int SHARD = 0;

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
        progress,
        new TrustedSchemas(schemas, registry));
  }
}
