package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Cursor;

/** A row of {@code relay_progress}, its snapshots as text. */
record CursorRow(String systemIdentifier, String from, String to, long lastSeq) {

  static CursorRow of(Cursor cursor) {
    return new CursorRow(
        cursor.systemIdentifier(),
        SnapshotText.of(cursor.from()),
        SnapshotText.of(cursor.to()),
        cursor.lastSeq());
  }

  Cursor toCursor() {
    return new Cursor(systemIdentifier, SnapshotText.parse(from), SnapshotText.parse(to), lastSeq);
  }
}
