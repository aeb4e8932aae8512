package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.application.relay.BeginGeneration;
import dev.millrace.application.relay.BeginningGeneration;
import dev.millrace.application.relay.CopiedCursor;
import dev.millrace.application.relay.Parking;
import dev.millrace.application.relay.ReadAheadOutbox;
import dev.millrace.application.relay.RelayEvents;
import dev.millrace.application.relay.RelayingEvents;
import dev.millrace.application.relay.TrustedSchemas;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.process.Pacing;
import dev.millrace.bootstrap.services.process.ReadAhead;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.process.ShardStep;
import dev.millrace.bootstrap.services.process.SharedRelay;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.relay.Member;
import dev.millrace.domain.port.relay.RelayMembers;
import dev.millrace.domain.port.relay.Shardings;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Schemas;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;

/** Relaying those shards that fall to this process. */
final class RelayModule extends AbstractModule {

  /**
   * So long a topic is waited for that takes nothing: more than it takes until all brokers know a
   * topic or a permission, and no longer than the other families can bear.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Provides
  @Singleton
  BeginGeneration beginGeneration(Shardings shardings, Function<Shard, EventLog> logs) {
    return new BeginningGeneration(shardings, logs);
  }

  /** Each serves one shard, and no two threads. */
  @Provides
  @Singleton
  Function<Shard, RelayEvents> relays(
      Settings settings,
      Function<Shard, Outbox> outboxes,
      Function<Shard, EventLog> logs,
      RelayProgress progress,
      Schemas schemas,
      SchemaRegistry registry,
      Resources resources) {
    ReadAhead readers = resources.opened(new ReadAhead());
    return shard ->
        new RelayingEvents(
            shard,
            settings.number(Setting.RELAY_BATCH),
            new ReadAheadOutbox(outboxes.apply(shard), readers),
            logs.apply(shard),
            new CopiedCursor(shard, progress, InstantSource.system()),
            new TrustedSchemas(schemas, registry),
            new Parking(InstantSource.system(), PATIENCE));
  }

  @Provides
  @Singleton
  Function<Shard, Loop> loops(
      Settings settings, Function<Shard, RelayEvents> relays, BeginGeneration beginning) {
    return shard ->
        Loop.start(
            "relay-" + shard.name(),
            new ShardStep(shard, relays.apply(shard), beginning),
            Pacing.upTo(settings.duration(Setting.RELAY_IDLE)));
  }

  @Provides
  @Singleton
  SharedRelay sharedRelay(
      Settings settings, RelayMembers members, Function<Shard, Loop> loops, Resources resources) {
    UUID incarnation = UUID.randomUUID();
    String name = settings.text(Setting.RELAY_NAME);
    Member me =
        new Member(name.isEmpty() ? incarnation.toString().substring(0, 8) : name, incarnation);
    return resources.opened(new SharedRelay(members, me, loops));
  }
}
