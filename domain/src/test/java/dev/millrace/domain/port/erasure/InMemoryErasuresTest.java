package dev.millrace.domain.port.erasure;

import dev.millrace.domain.port.deadletter.InMemoryKeptLetters;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.InMemoryRecordHistory;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.outbox.InMemoryOutbox;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.replay.InMemoryReplays;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryErasuresTest implements ErasuresContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  public Erasures erasures() {
    return new InMemoryErasures(store);
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
  public RecordHistory history() {
    return new InMemoryRecordHistory(store);
  }

  @Override
  public KeptLetters letters() {
    return new InMemoryKeptLetters(store);
  }

  @Override
  public Replays replays() {
    return new InMemoryReplays(store);
  }
}
