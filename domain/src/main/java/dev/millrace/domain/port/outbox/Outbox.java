package dev.millrace.domain.port.outbox;

import java.util.List;

/**
 * The outbox as the relay reads it, from the primary only. All methods throw {@link
 * dev.millrace.domain.failure.TransientFailure} when the store cannot be reached and {@link
 * dev.millrace.domain.failure.PermanentFailure} when it is a standby.
 */
public interface Outbox {

  /** Which database cluster this is: PostgreSQL's {@code system_identifier}. */
  String systemIdentifier();

  /** The transactions that have finished by now. */
  Snapshot snapshot();

  /**
   * The next rows that {@code cursor.to()} sees and the cursor does not cover, in the order of
   * {@code seq}, at most {@code limit}. Empty when the span is exhausted. Reads no row twice and
   * skips none, however transactions commit. When rows are returned, no crash of the store makes
   * the cursor's snapshots untrue any more.
   */
  List<OutboxRow> read(Cursor cursor, int limit);
}
