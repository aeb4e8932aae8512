package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Backlog;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What waits behind a cursor; {@code oldest} and {@code now} by the server's clock. */
record BacklogRow(
    boolean hasRun,
    boolean sameHistory,
    long records,
    long bytes,
    @Nullable Instant oldest,
    Instant now) {

  RelayBacklog toBacklog() {
    Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    return new RelayBacklog(hasRun, sameHistory, new Backlog(records, bytes, age));
  }
}
