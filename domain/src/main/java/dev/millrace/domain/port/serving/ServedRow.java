package dev.millrace.domain.port.serving;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import java.time.Instant;

/**
 * The provenance of a row as readers get it.
 *
 * @param view the view's name
 * @param writtenAt the cell timestamp
 */
public record ServedRow(
    String view,
    RecordKey key,
    long version,
    EventId event,
    RunId run,
    Position position,
    Instant writtenAt) {}
