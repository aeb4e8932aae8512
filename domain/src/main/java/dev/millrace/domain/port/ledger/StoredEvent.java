package dev.millrace.domain.port.ledger;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.record.RecordKey;

/**
 * An event that a run stored.
 *
 * @param published whether the relay's cursor covers it
 * @param deadLettered whether a dead letter of this event is kept
 */
public record StoredEvent(
    EventId event, RecordKey key, long version, boolean published, boolean deadLettered) {}
