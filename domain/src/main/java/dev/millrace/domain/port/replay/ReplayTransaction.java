package dev.millrace.domain.port.replay;

import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import java.util.List;
import java.util.Map;

/** A step of a replay. Not for use outside its {@link Replays#inTransaction}. */
public interface ReplayTransaction {

  /**
   * Locks the replay against who else works on it, and the next of its records, those of one
   * family, in key order and until the transaction ends, as intake does; and reads what is kept of
   * them. At most {@code limit} of them, fewer when they are large, and of one with too many
   * versions to be held a part; empty when there are no more.
   */
  List<KeptRecord> next(int limit);

  /**
   * Notes which rows the latest versions of records that {@link #next} told occupy from now on:
   * what is published again is in today's views, also in those that are newer than it.
   */
  void occupy(Map<RecordKey, ViewKeys> rows);

  /**
   * Puts events into the outbox, in their order and marked as those of this replay, and moves it
   * past what {@link #next} told, and forgets the names of records that it has come past. Under the
   * locks of their keys, so that of each key {@code seq} rises, with what is taken in before and
   * after.
   *
   * @param lost how many of the records were left out
   * @return the replay as it is then
   */
  Replay write(List<KeptEvent> events, int lost);

  /** Ends the replay, which has no more records. */
  Replay end();
}
