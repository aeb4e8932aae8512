package dev.millrace.domain.port.outbox;

import dev.millrace.domain.event.EventId;
import org.jspecify.annotations.Nullable;

/**
 * How far the relay came: it has published all rows that {@code from} sees, and of those that only
 * {@code to} sees the ones up to {@code lastSeq}.
 *
 * <p>Rows are named by what the two snapshots see and never by a sequence alone, because sequence
 * numbers become visible out of order; see the manual, "System Information Functions", {@code
 * pg_current_snapshot}.
 *
 * @param systemIdentifier of the database cluster whose transactions the snapshots speak of
 * @param lastSeq 0 when none of the rows between the snapshots is published
 * @param lastEvent of the row at {@code lastSeq}: a database that was put back to an earlier time
 *     gives out numbers and transactions anew, but no event; null where there is no such row, and
 *     in a cursor of an earlier version
 * @param successor the shards that go on from here, when this one is closed: nothing is ever
 *     published behind its cursor
 */
public record Cursor(
    String systemIdentifier,
    Snapshot from,
    Snapshot to,
    long lastSeq,
    @Nullable EventId lastEvent,
    @Nullable Sharding successor) {

  /** The cursor of a shard that goes on itself. */
  public Cursor(String systemIdentifier, Snapshot from, Snapshot to, long lastSeq) {
    this(systemIdentifier, from, to, lastSeq, null, null);
  }

  /** The cursor of a relay that has published nothing. */
  public static Cursor beginning(String systemIdentifier) {
    return new Cursor(systemIdentifier, Snapshot.BEGINNING, Snapshot.BEGINNING, 0);
  }

  /** The cursor once the rows of the present span up to this one are published. */
  public Cursor upTo(OutboxRow last) {
    return new Cursor(systemIdentifier, from, to, last.seq(), last.event(), null);
  }

  /** The cursor once the rows up to {@code seq} of the present span are published. */
  public Cursor upTo(long seq) {
    return new Cursor(systemIdentifier, from, to, seq);
  }

  /** The cursor over the next span: all rows that {@code to} sees are published. */
  public Cursor advance(Snapshot next) {
    return new Cursor(systemIdentifier, to, next, 0);
  }

  /**
   * Whether no transaction has finished between the snapshots, so that there is nothing to read.
   */
  public boolean spansNothing() {
    return from.equals(to);
  }

  /** The last cursor of a shard that has published all rows that {@code end} sees. */
  public Cursor closed(Snapshot end, Sharding next) {
    return new Cursor(systemIdentifier, end, end, 0, null, next);
  }

  /** The first cursor of the shards that follow a closed one. */
  public Cursor successors() {
    return new Cursor(systemIdentifier, from, to, lastSeq);
  }

  /** Whether a relay that had come to {@code other} had come further. */
  public boolean isBehind(Cursor other) {
    boolean sameSpan = from.equals(other.from) && to.equals(other.to);
    return sameSpan ? lastSeq < other.lastSeq : !to.includes(other.to);
  }

  /** Whether others go on from here. */
  public boolean isClosed() {
    return successor != null;
  }

  /** Whether a row is published. */
  public boolean covers(long xid, long seq) {
    return from.sees(xid) || (to.sees(xid) && seq <= lastSeq);
  }
}
