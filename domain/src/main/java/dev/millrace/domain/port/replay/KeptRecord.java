package dev.millrace.domain.port.replay;

import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a record that a replay names.
 *
 * @param latest its latest version, under lock; null when the key has none
 * @param events as far as the outbox keeps them, by rising version, each as it was put there last:
 *     that of the latest version, and those of earlier ones from the first on that the selection
 *     means. Of keys that are selected as such, no earlier ones
 * @param raw of the latest version, when the outbox does not keep its event; null when it is not
 *     kept either
 */
public record KeptRecord(
    RecordKey key,
    @Nullable LatestVersion latest,
    List<KeptEvent> events,
    @Nullable KeptRaw raw,
    Earlier earlier) {

  /** Which of the earlier versions are told. */
  public enum Earlier {
    /** All that the selection means and the outbox keeps; none is missing up to the latest. */
    ALL,
    /** None: not all between the first of them and the latest are kept. */
    GAP,
    /**
     * The first ones alone, and the latest is not told yet: what is left, from the last one of
     * these on, comes with the next step.
     */
    MORE
  }

  public KeptRecord {
    events = List.copyOf(events);
  }
}
