package dev.millrace.adapters.postgres;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What waits behind a cursor; {@code oldest} and {@code now} by the server's clock. */
record BacklogRow(boolean sameHistory, long waiting, @Nullable Instant oldest, Instant now) {

  RelayBacklog toBacklog() {
    return new RelayBacklog(
        sameHistory, waiting, oldest == null ? Duration.ZERO : Duration.between(oldest, now));
  }
}
