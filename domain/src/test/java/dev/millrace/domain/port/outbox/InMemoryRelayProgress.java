package dev.millrace.domain.port.outbox;

import dev.millrace.domain.testing.InMemoryStore;
import java.util.Optional;

/** The relay's cursors beside an in-memory outbox. */
public final class InMemoryRelayProgress implements RelayProgress {

  private final InMemoryStore store;

  public InMemoryRelayProgress(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void save(Shard shard, Cursor cursor) {
    store.save(shard, cursor);
  }

  @Override
  public Optional<Cursor> find(Shard shard) {
    return store.cursor(shard);
  }
}
