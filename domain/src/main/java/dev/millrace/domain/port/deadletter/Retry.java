package dev.millrace.domain.port.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the event of a dead letter was published again.
 *
 * @param attempt at its event
 * @param redrive null when it was a replay
 */
public record Retry(int attempt, Instant at, @Nullable RedriveId redrive) {}
