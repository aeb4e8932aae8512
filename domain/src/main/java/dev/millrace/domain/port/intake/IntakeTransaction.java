package dev.millrace.domain.port.intake;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.Set;

/**
 * What can be done while a page is taken in. Not for use outside its {@link Intake#inTransaction}.
 */
public interface IntakeTransaction {

  /** Whether this page of this run was committed before. Locks the run against its twin. */
  boolean isStored(RunId run, int page);

  /**
   * Locks the keys of a family in key order, known or not, until the transaction ends, and reads
   * the latest version of each known one and the store's clock.
   */
  LockedKeys lock(FamilyName family, Set<RecordKey> keys);

  /**
   * Writes all that belongs to a page, its fields among what is seen of the source, and moves its
   * run to the next page, where attempts count anew.
   */
  void write(PageWrite page);
}
