package dev.millrace.domain.port.intake;

import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;
import java.util.List;

class InMemoryIntakeTest implements IntakeContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  public Intake intake() {
    return new InMemoryIntake(store);
  }

  @Override
  public Runs runs() {
    return new InMemoryRuns(store);
  }

  @Override
  public Ledger ledger() {
    return new InMemoryLedger(store);
  }

  @Override
  public List<Evidence> evidence() {
    return store.evidence();
  }
}
