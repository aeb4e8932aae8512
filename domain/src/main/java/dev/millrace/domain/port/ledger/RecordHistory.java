package dev.millrace.domain.port.ledger;

import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import java.util.Optional;

/** What the stores before the log know of one record. */
public interface RecordHistory {

  /**
   * Every sighting of a key: in raw records and the outbox (as long as these are kept), versions
   * and dead letters, oldest first.
   */
  List<Sighting> of(FamilyName family, RecordKey key);

  /** The latest version of a key. */
  Optional<LatestVersion> latest(FamilyName family, RecordKey key);

  /**
   * What a key's raw records and rows of the outbox hold, as long as these are kept, oldest first.
   * Of more than {@code most} the newest.
   */
  List<KeptContent> contents(FamilyName family, RecordKey key, int most);
}
