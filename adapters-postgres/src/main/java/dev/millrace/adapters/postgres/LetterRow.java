package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadEvent;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.RetriedEvent;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, whole.
 *
 * @param headers as {@link LetterColumns} wrote them
 * @param deaths at how many attempts its event has died
 */
record LetterRow(
    long number,
    String topic,
    int partition,
    long logOffset,
    String family,
    @Nullable Bytes key,
    @Nullable Bytes value,
    String headers,
    String stage,
    String code,
    String reason,
    @Nullable String exception,
    Instant diedAt,
    int attempt,
    long deaths) {

  DeadLetter toLetter() {
    StoredJson json = new StoredJson(headers);
    return new DeadLetter(
        family,
        new Position(topic, partition, logOffset),
        key,
        value,
        json.object(() -> Bytes.of(HexFormat.of().parseHex(json.text()))),
        stage,
        DeadLetter.Code.valueOf(code),
        reason,
        exception,
        diedAt,
        attempt);
  }

  /** Empty when it names none of ours. */
  Optional<DeadEvent> toEvent() {
    DeadLetter letter = toLetter();
    EventId event = letter.event().orElse(null);
    Long version = letter.version().orElse(null);
    RunId run = letter.run().orElse(null);
    return event == null || version == null || run == null || letter.recordKey().isEmpty()
        ? Optional.empty()
        : Optional.of(new DeadEvent(number, letter, event, version, run, deaths));
  }

  Optional<RetriedEvent> toRetried() {
    return toEvent()
        .flatMap(
            dead ->
                dead.letter()
                    .recordKey()
                    .map(
                        record ->
                            new RetriedEvent(
                                number, family, dead.event(), record, dead.version())));
  }
}
