package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.record.FamilyName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code replays}.
 *
 * @param named whether all of its records are
 */
record ReplayRow(
    UUID id,
    String family,
    String selection,
    String begunBy,
    Instant begunAt,
    boolean named,
    @Nullable Instant endedAt,
    long selected,
    long unnamed,
    String upTo,
    long done,
    long events,
    long bytes,
    long lost) {

  Replay toReplay() {
    return new Replay(
        new ReplayId(id),
        new FamilyName(family),
        selection,
        begunBy,
        begunAt,
        endedAt,
        named,
        selected,
        done,
        events,
        bytes,
        lost,
        unnamed);
  }
}
