package dev.millrace.domain.port.receipt;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;

/**
 * What one batch of a query did with the events of one run, told by (family, generation, batch,
 * run). Repeating a batch repeats its receipt; planning it anew, after its plan was lost, makes
 * another one, and then the later one holds.
 *
 * @param generation of the query's checkpoint, in microseconds since the epoch
 * @param served events whose mutations are all in Cassandra
 * @param deadLettered events that are dead letters instead
 */
public record Receipt(
    FamilyName family, long generation, long batch, RunId run, long served, long deadLettered) {}
