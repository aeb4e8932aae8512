package dev.millrace.domain.port.outbox;

import dev.millrace.domain.testing.InMemoryStore;
import java.util.List;

/** The outbox of an in-memory store. */
public final class InMemoryOutbox implements Outbox {

  private final InMemoryStore store;

  public InMemoryOutbox(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public String systemIdentifier() {
    return "in memory";
  }

  @Override
  public Snapshot snapshot() {
    return store.snapshot();
  }

  @Override
  public List<OutboxRow> read(Cursor cursor, int limit) {
    return store.outboxAfter(cursor.lastSeq()).stream()
        .filter(row -> cursor.to().sees(row.xid()) && !cursor.covers(row.xid(), row.seq()))
        .limit(limit)
        .toList();
  }
}
