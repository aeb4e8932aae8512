package dev.millrace.domain.port.relay;

import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.outbox.InMemoryOutbox;
import dev.millrace.domain.port.outbox.InMemoryRelayProgress;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryShardingsTest implements ShardingsContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  public Shardings shardings() {
    return new InMemoryShardings(store);
  }

  @Override
  public RelayProgress progress() {
    return new InMemoryRelayProgress(store);
  }

  @Override
  public Outbox outbox(Shard shard) {
    return new InMemoryOutbox(store, shard);
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
}
