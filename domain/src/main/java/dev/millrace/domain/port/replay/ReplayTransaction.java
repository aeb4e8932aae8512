package dev.millrace.domain.port.replay;

import java.util.List;

/** A step of a replay. Not for use outside its {@link Replays#inTransaction}. */
public interface ReplayTransaction {

  /**
   * Locks the replay against who else works on it, and the next of its records, those of one
   * family, in key order and until the transaction ends, as intake does; and reads what is kept of
   * them. At most {@code limit} of them, fewer when they are large; empty when there are no more.
   */
  List<KeptRecord> next(int limit);

  /**
   * Puts events into the outbox, in their order and marked as those of this replay, and moves it
   * past the records that {@link #next} told. Under the locks of their keys, so that of each key
   * {@code seq} rises, with what is taken in before and after.
   *
   * @param lost how many of the records were left out
   * @return the replay as it is then
   */
  Replay write(List<KeptEvent> events, int lost);

  /** Ends the replay, which has no more records, and forgets their names. */
  Replay end();
}
