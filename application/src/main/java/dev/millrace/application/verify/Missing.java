package dev.millrace.application.verify;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.record.RecordKey;

/**
 * An event that is not accounted for.
 *
 * @param lastSeen the last hop that it was found at, in words
 */
public record Missing(EventId event, RecordKey key, long version, String lastSeen) {}
