package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.record.RecordKey;

/**
 * The event of a dead letter that was published again, and was not seen served yet.
 *
 * @param letter the letter's number
 */
public record RetriedEvent(
    long letter, String family, EventId event, RecordKey key, long version) {}
