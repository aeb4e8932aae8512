package dev.millrace.application.alert;

/**
 * A figure as it was measured.
 *
 * @param of which of the signal's hops, families or topics
 */
public record Sample(Signal signal, String of, double value) {}
