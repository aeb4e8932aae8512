package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.outbox.InMemoryOutbox;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.replay.InMemoryReplays;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryRedrivesTest implements RedrivesContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());
  private final InMemoryRedrives redrives = new InMemoryRedrives(store);
  private final InMemoryReplays replays = new InMemoryReplays(store);

  @Override
  public KeptLetters letters() {
    return new InMemoryKeptLetters(store);
  }

  @Override
  public Redrives redrives() {
    return redrives;
  }

  @Override
  public Ledger ledger() {
    return new InMemoryLedger(store);
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
  public Replays replays() {
    return replays;
  }
}
