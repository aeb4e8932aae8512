package dev.millrace.benchmarks.operators;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.operator.Arrival;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Events as they come from a topic. */
final class MadeEvents {

  private static final RunId RUN = new RunId(new UUID(1, 1));

  private MadeEvents() {}

  /** The event of a number, which carries a record and was taken in when it happened. */
  static <R> Arrival<R> arrival(long number, Instant at, R record) {
    UUID id = new UUID(2, number);
    return new Arrival<>(
        new Event<>(
            new EventId(id),
            new RecordKey(id.toString()),
            1,
            new WriteTime(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
            at,
            at,
            RUN,
            ViewKeys.NONE,
            record),
        false);
  }
}
