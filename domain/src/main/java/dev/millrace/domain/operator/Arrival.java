package dev.millrace.domain.operator;

import dev.millrace.domain.event.Event;
import java.time.Instant;
import java.util.Comparator;

/**
 * An event as it comes from its topic.
 *
 * @param isAgain whether it was published before: by a replay or a redrive
 */
public record Arrival<R>(Event<R> event, boolean isAgain) {

  /**
   * By their own times; those of one time as they were written. Whatever the order they come in.
   */
  static <R> Comparator<Arrival<R>> inTime() {
    return Comparator.<Arrival<R>, Instant>comparing(one -> one.event().eventTime())
        .thenComparing(one -> one.event().writeTime())
        .thenComparing(one -> one.event().id().value())
        .thenComparing(Arrival::isAgain);
  }
}
