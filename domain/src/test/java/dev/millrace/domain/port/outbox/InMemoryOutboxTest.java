package dev.millrace.domain.port.outbox;

import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryOutboxTest implements OutboxContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  public Outbox outbox(Shard shard) {
    return new InMemoryOutbox(store, shard);
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
