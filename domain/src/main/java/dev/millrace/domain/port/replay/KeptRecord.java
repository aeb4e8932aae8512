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
    RecordKey key, @Nullable LatestVersion latest, List<KeptEvent> events, @Nullable KeptRaw raw) {

  public KeptRecord {
    events = List.copyOf(events);
  }
}
