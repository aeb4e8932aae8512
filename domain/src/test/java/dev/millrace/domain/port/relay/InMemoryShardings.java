package dev.millrace.domain.port.relay;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.testing.InMemoryStore;
import java.util.Optional;

/** The shardings of an in-memory store. */
public final class InMemoryShardings implements Shardings {

  private final InMemoryStore store;

  public InMemoryShardings(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Sharding current() {
    return store.sharding();
  }

  @Override
  public Optional<Sharding> agreed() {
    return store.agreed();
  }

  @Override
  public Sharding agree(int count) {
    return store.agree(count);
  }

  @Override
  public Optional<Cursor> end() {
    return store.end();
  }

  @Override
  public boolean begin(Sharding next) {
    return store.begin(next);
  }
}
