package dev.millrace.domain.family;

import java.time.Instant;

/** Where reading begins in each partition. */
public sealed interface LogStart {

  /**
   * Where the last records are that may be handed over; they may be fewer, where transactions and
   * compaction have left gaps.
   */
  record Newest() implements LogStart {}

  /** At an offset, or the first behind it that is still there. */
  record At(long offset) implements LogStart {

    public At {
      requireOffset(offset);
    }

    private static void requireOffset(long offset) {
      if (offset < 0) {
        throw new IllegalArgumentException("an offset counts from 0, not from " + offset);
      }
    }
  }

  /** At the first record that was appended then or later. */
  record Since(Instant time) implements LogStart {}
}
