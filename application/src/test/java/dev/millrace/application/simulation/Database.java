package dev.millrace.application.simulation;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The database's own share: transactions that stay open when their client is gone, and end later by
 * commit or rollback, with their locks held and their rows unseen until then.
 */
final class Database implements Actor {

  private final World world;
  private final InMemoryStore store;
  private final Product product;
  private final List<InMemoryTransaction> held = new ArrayList<>();

  Database(World world, InMemoryStore store, Product product) {
    this.world = world;
    this.store = store;
    this.product = product;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public boolean step() {
    if (held.isEmpty()) {
      return false;
    }
    InMemoryTransaction late = held.remove(world.dice.below(held.size()));
    if (world.dice.chance(0.6)) {
      late.commit();
    } else {
      late.rollBack();
    }
    world.edge(this, "ends a transaction");
    return true;
  }

  /** The intake as a client sees it. */
  Intake intake(Actor client) {
    return new Intake() {
      @Override
      public <T> T inTransaction(Function<IntakeTransaction, T> work) {
        return transact(client, work);
      }

      @Override
      public void keep(RunId run, Evidence evidence) {
        world.refuse(client);
        store.keep(evidence);
        world.edge(client, "after keep");
      }
    };
  }

  private <T> T transact(Actor client, Function<IntakeTransaction, T> work) {
    world.edge(client, "before begin");
    world.refuse(client);
    InMemoryTransaction transaction = store.begin();
    boolean ended = false;
    try {
      T result = work.apply(product.transaction(seen(client, transaction)));
      world.edge(client, "before commit");
      ended = true;
      commit(client, transaction);
      return result;
    } finally {
      if (!ended) {
        transaction.rollBack();
      }
    }
  }

  private IntakeTransaction seen(Actor client, InMemoryTransaction transaction) {
    return Edges.faulty(IntakeTransaction.class, transaction, world, client);
  }

  private void commit(Actor client, InMemoryTransaction transaction) {
    if (world.happens(world.faults.held())) {
      world.trace.note(client.name(), "loses its connection while committing");
      held.add(transaction);
      throw new OutcomeUnknown("connection lost");
    }
    transaction.commit();
    world.loseAnswer(client);
    world.edge(client, "after commit");
  }
}
