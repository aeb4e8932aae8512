package dev.millrace.domain.port.intake;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.Set;

/**
 * What can be done while a page is taken in. Not for use outside its {@link Intake#inTransaction}.
 */
public interface IntakeTransaction {

  /**
   * Whether this page of this run is still to be stored: it was not committed before, and the run
   * is not cancelled. Locks the run against its twin and against being cancelled meanwhile.
   */
  boolean isDue(RunId run, int page);

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
