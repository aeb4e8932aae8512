package dev.millrace.domain.event;

import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;

/**
 * One version of one record on its way.
 *
 * @param version 1 for a key's first, then rising by one
 * @param writeTime drawn once, under the key's lock
 * @param ingestedAt when the version was stored, by the store's clock
 * @param eventTime when it happened, as the record says; equal to {@code ingestedAt} for an entity
 * @param run the run that brought it
 * @param previous the rows that the version before occupied; empty for a first version
 */
public record Event<R>(
    EventId id,
    RecordKey key,
    long version,
    WriteTime writeTime,
    Instant ingestedAt,
    Instant eventTime,
    RunId run,
    ViewKeys previous,
    R record) {

  public Event {
    requirePositive(version);
  }

  private static void requirePositive(long version) {
    if (version < 1) {
      throw new IllegalArgumentException("versions start at 1, not at " + version);
    }
  }

  public boolean isFirst() {
    return version == 1;
  }
}
