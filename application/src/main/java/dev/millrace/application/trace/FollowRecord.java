package dev.millrace.application.trace;

import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.List;

/**
 * Follows one record by the servers it passes, each of which may be asked alone. All throw {@link
 * IllegalArgumentException} when there is no such family, and {@link
 * dev.millrace.domain.failure.TransientFailure} when the server does not answer.
 */
public interface FollowRecord {

  /** Where it was seen before the log, and as a dead letter, by time. */
  List<Sighting> inStores(FamilyName family, RecordKey key);

  /** Where it stands in its topic, in the topic's order; reads the topic whole. */
  List<Sighting> inLog(FamilyName family, RecordKey key);

  /** Its rows in the views, by time. */
  List<Sighting> inViews(FamilyName family, RecordKey key);

  /**
   * Its versions as far as their content is kept, oldest first, each with what it changed.
   *
   * @param isPersonal whether personal data is shown, and not masked
   */
  List<ToldVersion> versions(FamilyName family, RecordKey key, boolean isPersonal);
}
