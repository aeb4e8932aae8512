package dev.millrace.domain.port.outbox;

import java.util.List;

/**
 * The outbox as the relay of one shard reads it, from the primary only. All methods throw {@link
 * dev.millrace.domain.failure.TransientFailure} when the store cannot be reached, or is a standby,
 * which may be about to take over.
 */
public interface Outbox {

  /**
   * Which database cluster this is: PostgreSQL's {@code system_identifier}. To be asked first, and
   * again after any failure: what was known of the cluster from before counts no more.
   */
  String systemIdentifier();

  /**
   * Whether the store still has the history that a cursor speaks of: the row that it names last, or
   * at least had it until its day was dropped. A store that was put back to an earlier time, and
   * was written to since, has other rows under the same numbers.
   */
  boolean remembers(Cursor cursor);

  /** How far the shard may publish now. */
  Horizon horizon();

  /** The transactions whose rows the shard may publish now. */
  default Snapshot snapshot() {
    return horizon().snapshot();
  }

  /**
   * The next rows of the shard that {@code cursor.to()} sees and the cursor does not cover, in the
   * order of {@code seq}, at most {@code limit}, and fewer when they are large. Empty when the span
   * is exhausted, and only then. Reads no row twice and skips none, however transactions commit.
   * When rows are returned, no crash of the store makes the cursor's snapshots untrue any more.
   */
  List<OutboxRow> read(Cursor cursor, int limit);
}
