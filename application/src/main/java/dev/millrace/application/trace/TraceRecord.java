package dev.millrace.application.trace;

import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.List;

/** Follows one record. */
@FunctionalInterface
public interface TraceRecord {

  /**
   * Every hop at which a record was seen, by time; empty when it was seen nowhere.
   *
   * @throws IllegalArgumentException when there is no such family
   */
  List<Sighting> trace(FamilyName family, RecordKey key);
}
