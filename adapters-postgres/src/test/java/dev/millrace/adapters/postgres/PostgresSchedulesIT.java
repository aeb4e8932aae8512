package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.port.schedule.SchedulesContract;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresSchedulesIT implements SchedulesContract {

  private TestDatabase postgres;

  @BeforeAll
  void open() {
    postgres = TestDatabase.migrated();
  }

  @AfterAll
  void close() {
    postgres.close();
  }

  @Override
  public Schedules schedules() {
    return new PostgresSchedules(postgres.database(), InstantSource.system());
  }

  @Override
  public Runs runs() {
    return new PostgresRuns(postgres.database(), InstantSource.system());
  }
}
