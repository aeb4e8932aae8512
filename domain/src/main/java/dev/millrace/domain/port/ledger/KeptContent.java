package dev.millrace.domain.port.ledger;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a record at one hop.
 *
 * @param hop {@code raw}, with the bytes as received, or {@code outbox}, with the topic's value
 * @param event the one that carries it, or that carries its content since before
 * @param version null at {@code raw}
 */
public record KeptContent(
    String hop, Instant at, EventId event, @Nullable Long version, Bytes bytes) {}
