package dev.millrace.domain.port.replay;

import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is kept of records as they are now, in bounded pieces, and holds nobody up: of each
 * its latest version, with the event of that alone, or with its raw record where the outbox keeps
 * the event no more. Nothing is locked, so what is read may be superseded at once.
 */
public interface CurrentRecords {

  /** How many records of a family have a version. */
  long count(FamilyName family);

  /**
   * The next records behind a key, always in the same order of their keys; fewer than asked for
   * when they are large, none when there are no more.
   *
   * @param above the last key that was told; null for the first records
   * @throws dev.millrace.domain.failure.TransientFailure when the store cannot be reached in time
   */
  List<KeptRecord> behind(FamilyName family, @Nullable RecordKey above, int limit);

  /**
   * The records of these keys in their order; of the first of them alone when they are large, but
   * of one at least. Of a key that has no version, a record without one.
   *
   * @param keys each once
   * @throws dev.millrace.domain.failure.TransientFailure when the store cannot be reached in time
   */
  List<KeptRecord> of(FamilyName family, List<RecordKey> keys);
}
