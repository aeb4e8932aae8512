package dev.millrace.domain.port.serving;

import java.time.Instant;

/**
 * A lease that somebody has.
 *
 * @param renewedAt when it was last taken or renewed, by the store's clock: one that changes
 *     between two looks is of a process that lives
 */
public record HeldLease(WriterLease lease, Instant renewedAt) {}
