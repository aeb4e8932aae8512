package dev.millrace.domain.port.replay;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.outbox.InMemoryOutbox;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryReplaysTest implements ReplaysContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());
  private final InMemoryReplays replays = new InMemoryReplays(store);

  @Override
  public Replays replays() {
    return replays;
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
  public Ledger ledger() {
    return new InMemoryLedger(store);
  }

  @Override
  public Outbox outbox() {
    return new InMemoryOutbox(store);
  }

  @Override
  public void breakOff(ReplayId id, Selection selection) {
    replays.breakOff(id, selection, "ada");
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
