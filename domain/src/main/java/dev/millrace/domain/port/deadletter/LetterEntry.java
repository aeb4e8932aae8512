package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as the books list it: nothing of what its record holds.
 *
 * @param number by which it is asked for, rising as letters come in
 * @param event the event that its header names, if it names one
 * @param run the run that its header names, if it names one
 * @param hop the stage that could not carry it
 */
public record LetterEntry(
    long number,
    String family,
    Position position,
    @Nullable EventId event,
    @Nullable RunId run,
    String hop,
    DeadLetter.Code code,
    String reason,
    Instant diedAt,
    int attempt,
    LetterState state) {}
