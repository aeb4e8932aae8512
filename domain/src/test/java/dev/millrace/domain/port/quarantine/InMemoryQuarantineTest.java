package dev.millrace.domain.port.quarantine;

import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryQuarantineTest implements QuarantineContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  public Quarantine quarantine() {
    return new InMemoryQuarantine(store);
  }

  @Override
  public Intake intake() {
    return new InMemoryIntake(store);
  }

  @Override
  public Runs runs() {
    return new InMemoryRuns(store);
  }
}
