package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.deadletter.RedriveId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code redrives}. */
record RedriveRow(
    UUID id,
    String filter,
    boolean forced,
    String begunBy,
    Instant begunAt,
    @Nullable Instant endedAt,
    long upTo,
    long letters,
    long events,
    long refused) {

  Redrive toRedrive() {
    return new Redrive(
        new RedriveId(id),
        filter,
        forced,
        begunBy,
        begunAt,
        endedAt,
        upTo,
        letters,
        events,
        refused);
  }
}
