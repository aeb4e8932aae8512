package dev.millrace.domain.port.intake;

import dev.millrace.domain.record.RecordKey;
import java.util.Map;
import java.util.Set;

/**
 * Keys under lock.
 *
 * @param latest the latest version of each key that has one
 * @param clockMicros the store's wall clock after the last lock was granted, in microseconds since
 *     the epoch
 * @param erased those that were erased: none of them has a version, or may get one
 */
public record LockedKeys(
    Map<RecordKey, LatestVersion> latest, long clockMicros, Set<RecordKey> erased) {

  public LockedKeys {
    latest = Map.copyOf(latest);
    erased = Set.copyOf(erased);
  }

  /** Keys of which none was erased. */
  public LockedKeys(Map<RecordKey, LatestVersion> latest, long clockMicros) {
    this(latest, clockMicros, Set.of());
  }
}
