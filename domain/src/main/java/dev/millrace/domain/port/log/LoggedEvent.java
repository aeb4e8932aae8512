package dev.millrace.domain.port.log;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic as its headers tell it.
 *
 * @param appendedAt the broker's time
 * @param event absent in a record that the relay did not write
 * @param run absent in a record that the relay did not write
 * @param key absent where the record has none
 * @param attempt which attempt at the event this is; 1 in a record that the relay did not write
 * @param isNull whether its value is null, as that of an erasure is
 */
public record LoggedEvent(
    Position position,
    Instant appendedAt,
    @Nullable EventId event,
    @Nullable RunId run,
    @Nullable RecordKey key,
    int attempt,
    boolean isNull) {}
