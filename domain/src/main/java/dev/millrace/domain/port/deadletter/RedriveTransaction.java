package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of a redrive. Not for use outside its {@link Redrives#inTransaction}. */
public interface RedriveTransaction {

  /**
   * The next open letters of one family, in the order of their numbers; locks their records in key
   * order and until the transaction ends, as intake does, and reads what is kept of them. At most
   * {@code limit} letters, fewer when they or what is kept of their records are large. Whether they
   * are open is looked at under the locks, so a piece may hold none. Empty when there are no more.
   *
   * @param family of theirs; the filter names the same one, or none
   * @param above only those with a higher number
   * @param upTo and only up to that one
   */
  Optional<DeadPiece> next(
      LetterFilter filter, FamilyName family, long above, long upTo, int limit);

  /** As {@link dev.millrace.domain.port.replay.ReplayTransaction#occupy} does. */
  void occupy(FamilyName family, Map<RecordKey, ViewKeys> rows);

  /**
   * Puts events of records that {@link #next} told into the outbox, in their order and as what they
   * were, without the mark of a replay; from then on the letters of these events, which died at
   * earlier attempts, are retried. And notes in the audit what the redrive did.
   *
   * @param letters how many letters are redriven by that
   * @param refused how many were left out
   * @return the redrive as it is then
   */
  Redrive write(
      RedriveId redrive, FamilyName family, List<KeptEvent> events, int letters, int refused);
}
