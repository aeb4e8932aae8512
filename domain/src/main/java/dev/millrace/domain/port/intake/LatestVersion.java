package dev.millrace.domain.port.intake;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest version of a key: what the next one is compared with and numbered after. With its raw
 * record, it is all that its event is made of.
 *
 * @param viewKeys the rows that it occupies
 * @param previous the rows that the version before it occupied; empty for a first version, null
 *     when it is from a time that did not keep this
 * @param ingestedAt when it was stored, by the store's clock; told only together with {@code
 *     previous}
 */
public record LatestVersion(
    RecordKey key,
    long version,
    ContentHash hash,
    WriteTime writeTime,
    EventId event,
    ViewKeys viewKeys,
    @Nullable ViewKeys previous,
    Instant ingestedAt) {}
