package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Snapshot;

/**
 * A span in which a shard has no rows, however many the others have: it need not be looked through
 * again each time the shard asks from the same cursor whether there are rows by now.
 *
 * @param from where a cursor stands
 * @param to all rows that it sees and {@code from} does not are of other shards
 */
record Passed(Snapshot from, Snapshot to) {

  static final Passed NOTHING = new Passed(Snapshot.BEGINNING, Snapshot.BEGINNING);

  /** A cursor over the same rows of the shard with as few of the others as possible. */
  Cursor shorten(Cursor cursor) {
    return cursor.from().equals(from) && cursor.to().includes(to)
        ? new Cursor(cursor.systemIdentifier(), to, cursor.to(), cursor.lastSeq())
        : cursor;
  }
}
