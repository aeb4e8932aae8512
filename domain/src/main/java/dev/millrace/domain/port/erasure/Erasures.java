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
   * Looks for a record, and hands on what it found: for a look, or for an erasure. Locks nothing
   * for that, however long it takes: bytes that may name the key are read in pieces of bounded
   * size. What comes meanwhile, may or may not be told.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the store does not answer in time
   */
  <T> T seek(FamilyName family, RecordKey key, Function<Sought, T> work);

  /** Whether and when a record was erased. */
  Optional<Erased> erased(FamilyName family, RecordKey key);
}
