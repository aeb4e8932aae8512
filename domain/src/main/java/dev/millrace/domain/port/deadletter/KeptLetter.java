package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.document.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter in the books, whole, and what was done with it.
 *
 * @param bytes the original ones: its own, or those of its row, as long as the outbox keeps that;
 *     null where they are in neither
 * @param deaths at how many attempts its event has died until now; 0 when it names none
 * @param retry null when its event was not published again since
 * @param servedAt when its event was seen served after that; null when it was not
 */
public record KeptLetter(
    long number,
    DeadLetter letter,
    @Nullable Bytes bytes,
    long deaths,
    @Nullable Retry retry,
    @Nullable Instant servedAt) {

  public LetterState state() {
    if (servedAt != null) {
      return LetterState.SERVED;
    }
    return retry == null ? LetterState.OPEN : LetterState.RETRIED;
  }
}
