package dev.millrace.domain.port.intake;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryTransaction;
import java.util.function.Function;

/** Takes pages in, in memory. {@link InMemoryStore#begin} holds a transaction open. */
public final class InMemoryIntake implements Intake {

  private final InMemoryStore store;

  public InMemoryIntake(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public <T> T inTransaction(Function<IntakeTransaction, T> work) {
    InMemoryTransaction transaction = store.begin();
    boolean done = false;
    try {
      T result = work.apply(transaction);
      transaction.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        transaction.rollBack();
      }
    }
  }

  @Override
  public void keep(RunId run, Evidence evidence) {
    store.keep(evidence);
  }
}
