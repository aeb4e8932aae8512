package dev.millrace.domain.port.outbox;

import dev.millrace.domain.testing.InMemoryStore;
import java.util.List;

/** The outbox of an in-memory store, or a shard of it. */
public final class InMemoryOutbox implements Outbox {

  private final InMemoryStore store;
  private final Shard shard;

  public InMemoryOutbox(InMemoryStore store) {
    this(store, Shard.WHOLE);
  }

  public InMemoryOutbox(InMemoryStore store, Shard shard) {
    this.store = store;
    this.shard = shard;
  }

  @Override
  public String systemIdentifier() {
    return "in memory";
  }

  @Override
  public boolean remembers(Cursor cursor) {
    return cursor.lastEvent() == null || store.hadInOutbox(cursor.lastSeq(), cursor.lastEvent());
  }

  @Override
  public Horizon horizon() {
    return store.horizon(shard);
  }

  @Override
  public List<OutboxRow> read(Cursor cursor, int limit) {
    return store.outboxAfter(cursor.lastSeq()).stream()
        .filter(row -> shard.holds(row.slot()))
        .filter(row -> cursor.to().sees(row.xid()) && !cursor.covers(row.xid(), row.seq()))
        .limit(limit)
        .toList();
  }
}
