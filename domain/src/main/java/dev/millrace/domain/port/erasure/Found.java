package dev.millrace.domain.port.erasure;

/**
 * How much of a record was found in a store.
 *
 * @param count so many rows that hold something of it
 */
public record Found(Store store, long count) {}
