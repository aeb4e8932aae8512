package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.ledger.FetchedEvent;
import dev.millrace.domain.record.RecordKey;
import java.time.Instant;
import java.util.UUID;

/** An event and when its page was fetched. */
record FetchedRow(UUID id, String key, long version, Instant fetchedAt) {

  FetchedEvent toEvent() {
    return new FetchedEvent(new EventId(id), new RecordKey(key), version, fetchedAt);
  }
}
