package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Sharding;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cursor in {@code relay_progress}, its snapshots as text.
 *
 * @param successor the generation after the shard's
 * @param followedBy how many shards that has; null when the shard is not closed
 */
record CursorRow(
    String systemIdentifier,
    String from,
    String to,
    long lastSeq,
    @Nullable UUID lastEvent,
    int successor,
    @Nullable Integer followedBy) {

  static CursorRow of(Cursor cursor) {
    EventId last = cursor.lastEvent();
    Sharding next = cursor.successor();
    return new CursorRow(
        cursor.systemIdentifier(),
        SnapshotText.of(cursor.from()),
        SnapshotText.of(cursor.to()),
        cursor.lastSeq(),
        last == null ? null : last.value(),
        next == null ? 0 : next.generation(),
        next == null ? null : next.count());
  }

  Cursor toCursor() {
    return new Cursor(
        systemIdentifier,
        SnapshotText.parse(from),
        SnapshotText.parse(to),
        lastSeq,
        lastEvent == null ? null : new EventId(lastEvent),
        followedBy == null ? null : new Sharding(successor, followedBy));
  }
}
