package dev.millrace.domain.schedule;

import java.time.Instant;

/**
 * One time that a schedule starts a run.
 *
 * @param due by its timing
 * @param at with its jitter, not before {@code due}
 */
public record Fire(Instant due, Instant at) {}
