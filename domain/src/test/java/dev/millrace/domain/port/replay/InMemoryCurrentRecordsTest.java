package dev.millrace.domain.port.replay;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryCurrentRecordsTest implements CurrentRecordsContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  public CurrentRecords records() {
    return new InMemoryCurrentRecords(store);
  }

  @Override
  public Intake intake() {
    return new InMemoryIntake(store);
  }

  @Override
  public Runs runs() {
    return new InMemoryRuns(store);
  }

  @Override
  public void dropEvents(RunId run) {
    store.drop(run);
  }

  @Override
  public void dropRaw(RunId run) {
    store.dropRaw(run);
  }
}
