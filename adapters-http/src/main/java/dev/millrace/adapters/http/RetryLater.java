package dev.millrace.adapters.http;

import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;

/** The source is busy and said how long to leave it alone. */
final class RetryLater extends TransientFailure {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  RetryLater(String message, Duration wait) {
    super(message);
    this.wait = wait;
  }

  /** What the source asked for, however long; never negative. */
  Duration asked() {
    return wait;
  }
}
