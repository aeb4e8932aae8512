package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.postgres.PostgresDatabase;
import dev.millrace.application.backfill.KeepBackfills;
import dev.millrace.application.backfill.KeepingBackfills;
import dev.millrace.application.schedule.KeepSchedules;
import dev.millrace.application.schedule.KeepingSchedules;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.backfill.Backfills;
import dev.millrace.domain.port.schedule.Schedules;

/** Keeping schedules and backfills. */
final class SchedulesModule extends AbstractModule {

  @Provides
  @Singleton
  KeepSchedules keepSchedules(Families families, Schedules schedules, PostgresDatabase database) {
    return new KeepingSchedules(families, schedules, database.clock());
  }

  @Provides
  @Singleton
  KeepBackfills keepBackfills(Families families, Backfills backfills) {
    return new KeepingBackfills(families, backfills);
  }
}
