package dev.millrace.domain.port.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deed, and what became of it.
 *
 * @param at when it was asked for
 * @param ending null while it is done, and for ever when the process ended meanwhile
 */
public record AuditEntry(long number, Instant at, Deed deed, @Nullable Ending ending) {}
