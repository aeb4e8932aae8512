package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.postgres.PostgresAudit;
import dev.millrace.adapters.postgres.PostgresBackfills;
import dev.millrace.adapters.postgres.PostgresCalls;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.adapters.postgres.PostgresConfig;
import dev.millrace.adapters.postgres.PostgresCurrentRecords;
import dev.millrace.adapters.postgres.PostgresDatabase;
import dev.millrace.adapters.postgres.PostgresErasures;
import dev.millrace.adapters.postgres.PostgresHeldPages;
import dev.millrace.adapters.postgres.PostgresIntake;
import dev.millrace.adapters.postgres.PostgresKeptLetters;
import dev.millrace.adapters.postgres.PostgresLedger;
import dev.millrace.adapters.postgres.PostgresOutbox;
import dev.millrace.adapters.postgres.PostgresQuarantine;
import dev.millrace.adapters.postgres.PostgresRebuilds;
import dev.millrace.adapters.postgres.PostgresRecordHistory;
import dev.millrace.adapters.postgres.PostgresRedrives;
import dev.millrace.adapters.postgres.PostgresRelayMembers;
import dev.millrace.adapters.postgres.PostgresRelayProgress;
import dev.millrace.adapters.postgres.PostgresReplays;
import dev.millrace.adapters.postgres.PostgresRuns;
import dev.millrace.adapters.postgres.PostgresSchedules;
import dev.millrace.adapters.postgres.PostgresSchemas;
import dev.millrace.adapters.postgres.PostgresShardings;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.backfill.Backfills;
import dev.millrace.domain.port.backfill.HeldPages;
import dev.millrace.domain.port.call.Calls;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.Redrives;
import dev.millrace.domain.port.erasure.Erasures;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.port.relay.RelayMembers;
import dev.millrace.domain.port.relay.Shardings;
import dev.millrace.domain.port.replay.CurrentRecords;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.port.schema.Schemas;
import java.util.function.Function;

/** Everything that is kept in PostgreSQL. */
final class PostgresModule extends PrivateModule {

  @Override
  protected void configure() {}

  /** Exposed for those who migrate it and those who run its schedule. */
  @Provides
  @Singleton
  @Exposed
  PostgresDatabase database(Settings settings, Resources resources) {
    PostgresConfig standard =
        PostgresConfig.of(
            settings.text(Setting.POSTGRES_URL),
            settings.text(Setting.POSTGRES_USER),
            settings.text(Setting.POSTGRES_PASSWORD));
    return resources.opened(
        PostgresDatabase.open(
            new PostgresConfig(
                standard.url(),
                standard.user(),
                standard.password(),
                settings.number(Setting.POSTGRES_POOL_SIZE),
                standard.connectTimeout(),
                standard.socketTimeout())));
  }

  @Provides
  @Singleton
  @Exposed
  Runs runs(PostgresDatabase database) {
    return new PostgresRuns(database, database.clock());
  }

  @Provides
  @Singleton
  @Exposed
  Schedules schedules(PostgresDatabase database) {
    return new PostgresSchedules(database, database.clock());
  }

  @Provides
  @Singleton
  @Exposed
  Backfills backfills(PostgresDatabase database) {
    return new PostgresBackfills(database, database.clock());
  }

  @Provides
  @Singleton
  @Exposed
  HeldPages heldPages(PostgresDatabase database) {
    return new PostgresHeldPages(database);
  }

  @Provides
  @Singleton
  @Exposed
  Replays replays(PostgresDatabase database) {
    return new PostgresReplays(database);
  }

  @Provides
  @Singleton
  @Exposed
  KeptLetters keptLetters(PostgresDatabase database) {
    return new PostgresKeptLetters(database);
  }

  @Provides
  @Singleton
  @Exposed
  Redrives redrives(PostgresDatabase database) {
    return new PostgresRedrives(database);
  }

  @Provides
  @Singleton
  @Exposed
  Rebuilds rebuilds(PostgresDatabase database) {
    return new PostgresRebuilds(database);
  }

  @Provides
  @Singleton
  @Exposed
  CurrentRecords currentRecords(PostgresDatabase database) {
    return new PostgresCurrentRecords(database);
  }

  @Provides
  @Singleton
  @Exposed
  Calls calls(PostgresDatabase database) {
    return new PostgresCalls(database, database.clock());
  }

  @Provides
  @Singleton
  @Exposed
  Intake intake(PostgresDatabase database) {
    return new PostgresIntake(database);
  }

  @Provides
  @Singleton
  @Exposed
  Function<Shard, Outbox> outboxes(PostgresDatabase database) {
    return shard -> new PostgresOutbox(database, shard);
  }

  @Provides
  @Singleton
  @Exposed
  RelayProgress relayProgress(PostgresDatabase database) {
    return new PostgresRelayProgress(database);
  }

  @Provides
  @Singleton
  @Exposed
  Shardings shardings(PostgresDatabase database) {
    return new PostgresShardings(database);
  }

  @Provides
  @Singleton
  @Exposed
  RelayMembers relayMembers(PostgresDatabase database) {
    return new PostgresRelayMembers(database);
  }

  @Provides
  @Singleton
  @Exposed
  Ledger ledger(PostgresDatabase database) {
    return new PostgresLedger(database);
  }

  @Provides
  @Singleton
  @Exposed
  Quarantine quarantine(PostgresDatabase database) {
    return new PostgresQuarantine(database);
  }

  @Provides
  @Singleton
  @Exposed
  RecordHistory recordHistory(PostgresDatabase database) {
    return new PostgresRecordHistory(database);
  }

  @Provides
  @Singleton
  @Exposed
  Erasures erasures(PostgresDatabase database) {
    return new PostgresErasures(database);
  }

  @Provides
  @Singleton
  @Exposed
  Audit audit(PostgresDatabase database) {
    return new PostgresAudit(database);
  }

  @Provides
  @Singleton
  @Exposed
  PostgresCheckup checkup(PostgresDatabase database) {
    return new PostgresCheckup(database);
  }

  @Provides
  @Singleton
  @Exposed
  Schemas schemas(PostgresDatabase database) {
    return new PostgresSchemas(database);
  }
}
