package dev.millrace.domain.port.intake;

import dev.millrace.domain.record.RecordKey;
import java.util.Map;

/**
 * Keys under lock.
 *
 * @param latest the latest version of each key that has one
 * @param clockMicros the store's wall clock after the last lock was granted, in microseconds since
 *     the epoch
 */
public record LockedKeys(Map<RecordKey, LatestVersion> latest, long clockMicros) {

  public LockedKeys {
    latest = Map.copyOf(latest);
  }
}
