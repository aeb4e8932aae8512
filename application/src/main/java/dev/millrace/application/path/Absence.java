package dev.millrace.application.path;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Since when a server does not answer. */
final class Absence {

  private @Nullable Instant since;

  void saw(Reading<?> reading) {
    if (!reading.isAway()) {
      since = null;
    } else if (since == null) {
      since = reading.at();
    }
  }

  /** How long it has not; zero where it does. */
  Duration until(Instant now) {
    Instant begin = since;
    return begin == null ? Duration.ZERO : Duration.between(begin, now);
  }
}
