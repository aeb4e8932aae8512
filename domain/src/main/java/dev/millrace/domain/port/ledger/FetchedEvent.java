package dev.millrace.domain.port.ledger;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.record.RecordKey;
import java.time.Instant;

/** A stored event, and when the page that brought it was fetched. */
public record FetchedEvent(EventId event, RecordKey key, long version, Instant fetchedAt) {}
