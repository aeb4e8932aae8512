package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.postgres.PostgresDatabase;
import dev.millrace.application.admission.WatchedAdmission;
import dev.millrace.application.backfill.AdvanceBackfills;
import dev.millrace.application.backfill.AdvancingBackfills;
import dev.millrace.application.ingest.AdmittedSource;
import dev.millrace.application.ingest.CountedIntake;
import dev.millrace.application.ingest.IngestRun;
import dev.millrace.application.ingest.IngestingRun;
import dev.millrace.application.ingest.PageReader;
import dev.millrace.application.ingest.RetryPolicy;
import dev.millrace.application.schedule.FireSchedules;
import dev.millrace.application.schedule.FiringSchedules;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.ReadAhead;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.backfill.Backfills;
import dev.millrace.domain.port.backfill.HeldPages;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.source.RecordSource;
import java.util.UUID;

/** Executing runs, and starting those that start by themselves. */
final class IngestModule extends AbstractModule {

  @Provides
  @Singleton
  CountedIntake countedIntake(Intake intake) {
    return new CountedIntake(intake);
  }

  @Provides
  @Singleton
  IngestRun ingestRun(
      Settings settings,
      Families families,
      Runs runs,
      RecordSource source,
      WatchedAdmission admission,
      CountedIntake intake,
      Schemas schemas,
      EventCodec codec) {
    RetryPolicy retry =
        RetryPolicy.DEFAULT.withAttempts(settings.number(Setting.SOURCE_RUN_ATTEMPTS));
    return new IngestingRun(
        families,
        runs,
        new PageReader(new AdmittedSource(source, admission), new ReadAhead()),
        intake,
        schemas,
        codec,
        UUID::randomUUID,
        retry);
  }

  @Provides
  @Singleton
  FireSchedules fireSchedules(Schedules schedules, Runs runs, PostgresDatabase database) {
    return new FiringSchedules(schedules, runs, database.clock(), UUID::randomUUID);
  }

  @Provides
  @Singleton
  AdvanceBackfills advanceBackfills(Backfills backfills, HeldPages held) {
    return new AdvancingBackfills(backfills, held, UUID::randomUUID);
  }
}
