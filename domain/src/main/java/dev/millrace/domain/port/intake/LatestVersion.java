package dev.millrace.domain.port.intake;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;

/** The latest version of a key: what the next one is compared with and numbered after. */
public record LatestVersion(
    RecordKey key,
    long version,
    ContentHash hash,
    WriteTime writeTime,
    EventId event,
    ViewKeys viewKeys) {}
