package dev.millrace.domain.port.serving;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to write under a name.
 *
 * @param name what is written, such as a streaming query
 * @param id of this one: each process that asks has its own
 * @param holder the process, in words for an operator, such as {@code 4711@host}
 * @param since in whole milliseconds
 */
public record WriterLease(String name, UUID id, String holder, Instant since) {}
