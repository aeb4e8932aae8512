package dev.millrace.domain.port.backfill;

import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryHeldPagesTest implements HeldPagesContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  public HeldPages held() {
    return new InMemoryHeldPages(store);
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
