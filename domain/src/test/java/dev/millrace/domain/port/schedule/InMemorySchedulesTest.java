package dev.millrace.domain.port.schedule;

import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemorySchedulesTest implements SchedulesContract {

  private final Runs runs = new InMemoryRuns(new InMemoryStore(InstantSource.system()));
  private final Schedules schedules = new InMemorySchedules(runs);

  @Override
  public Schedules schedules() {
    return schedules;
  }

  @Override
  public Runs runs() {
    return runs;
  }
}
