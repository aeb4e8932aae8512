package dev.millrace.domain.port.receipt;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;

/**
 * What one batch of a query did with the events of one run. Repeating a batch repeats its receipt,
 * which is told by (family, generation, batch, run).
 *
 * @param generation of the query's checkpoint, in microseconds since the epoch
 * @param served events whose mutations are all in Cassandra
 * @param deadLettered events that are dead letters instead
 */
public record Receipt(
    FamilyName family, long generation, long batch, RunId run, long served, long deadLettered) {}
