package dev.millrace.bootstrap.services.bench;

/**
 * Each side once.
 *
 * @param isVoid whether one of them lost or doubled a record
 */
public record Round(Rates rates, boolean isVoid) {}
