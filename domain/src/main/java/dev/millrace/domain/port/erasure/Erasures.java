package dev.millrace.domain.port.erasure;

import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.Optional;
import java.util.function.Function;

/**
 * Erases records from the stores before the log, and remembers that it did without remembering
 * whom.
 */
public interface Erasures {

  /** How many contents of a record are told, the newest. */
  int MOST_CONTENTS = 1_000;

  /**
   * Runs a piece of work under the lock of a key, in one transaction, and commits it. As with
   * {@link dev.millrace.domain.port.intake.Intake}, a conflict repeats the work from its start, and
   * whatever the work throws rolls everything back and comes out unchanged.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when nothing was committed
   * @throws dev.millrace.domain.failure.OutcomeUnknown when the connection was lost in the commit;
   *     repeating is safe
   */
  <T> T inTransaction(FamilyName family, RecordKey key, Function<ErasureTransaction, T> work);

  /** Whether and when a record was erased. */
  Optional<Erased> erased(FamilyName family, RecordKey key);
}
