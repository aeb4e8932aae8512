package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.ledger.StoredEvent;
import dev.millrace.domain.record.RecordKey;
import java.util.UUID;

/** An event of a run. */
record StoredRow(UUID id, String key, long version, boolean published, boolean deadLettered) {

  StoredEvent toEvent() {
    return new StoredEvent(new EventId(id), new RecordKey(key), version, published, deadLettered);
  }
}
