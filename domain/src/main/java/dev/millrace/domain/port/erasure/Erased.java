package dev.millrace.domain.port.erasure;

import java.time.Instant;

/**
 * That a record was erased.
 *
 * @param at when that was first, by the store's clock
 * @param by who asked for it
 */
public record Erased(Instant at, String by) {}
