package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.KeptLetter;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.port.deadletter.Retry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a dead letter.
 *
 * @param payload of its row, if it is of one that is kept
 */
record LetterFateRow(
    long number,
    @Nullable Integer retriedAttempt,
    @Nullable Instant retriedAt,
    @Nullable UUID redrive,
    @Nullable Instant servedAt,
    @Nullable Bytes payload) {

  KeptLetter of(LetterRow row) {
    DeadLetter letter = row.toLetter();
    Bytes bytes = letter.isOfRow() ? payload : letter.value();
    return new KeptLetter(number, letter, bytes, row.deaths(), retry(), servedAt);
  }

  private @Nullable Retry retry() {
    return retriedAttempt == null || retriedAt == null
        ? null
        : new Retry(retriedAttempt, retriedAt, redrive == null ? null : new RedriveId(redrive));
  }
}
