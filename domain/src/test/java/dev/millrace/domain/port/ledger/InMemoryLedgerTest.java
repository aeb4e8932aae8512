package dev.millrace.domain.port.ledger;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.outbox.InMemoryOutbox;
import dev.millrace.domain.port.outbox.InMemoryRelayProgress;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryLedgerTest implements LedgerContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  public Ledger ledger() {
    return new InMemoryLedger(store);
  }

  @Override
  public RecordHistory history() {
    return new InMemoryRecordHistory(store);
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
  public Outbox outbox() {
    return new InMemoryOutbox(store);
  }

  @Override
  public RelayProgress progress() {
    return new InMemoryRelayProgress(store);
  }

  @Override
  public void drop(RunId run) {
    store.drop(run);
  }
}
