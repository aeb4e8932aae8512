package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.LetterEntry;
import dev.millrace.domain.port.deadletter.LetterState;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dead letter as it is listed. */
record LetterEntryRow(
    long number,
    String family,
    String topic,
    int partition,
    long logOffset,
    @Nullable UUID eventId,
    @Nullable UUID runId,
    String stage,
    String code,
    String reason,
    Instant diedAt,
    int attempt,
    String state) {

  LetterEntry toEntry() {
    return new LetterEntry(
        number,
        family,
        new Position(topic, partition, logOffset),
        eventId == null ? null : new EventId(eventId),
        runId == null ? null : new RunId(runId),
        stage,
        DeadLetter.Code.valueOf(code),
        reason,
        diedAt,
        attempt,
        LetterState.valueOf(state));
  }
}
