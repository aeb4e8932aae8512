package dev.millrace.domain.port.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A redrive and what it did: who had which dead letters published again, and when.
 *
 * @param filter in words
 * @param forced whether events went out that had died too often
 * @param by who asked for it
 * @param endedAt null while it is under way, and for ever when it was broken off
 * @param upTo the newest letter that there was when it began; it goes no further
 * @param letters how many letters it has redriven
 * @param events how many events it has put into the outbox, those included that had to follow
 * @param refused how many letters it could not redrive
 */
public record Redrive(
    RedriveId id,
    String filter,
    boolean forced,
    String by,
    Instant begunAt,
    @Nullable Instant endedAt,
    long upTo,
    long letters,
    long events,
    long refused) {}
