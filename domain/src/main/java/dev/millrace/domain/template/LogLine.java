package dev.millrace.domain.template;

/**
 * A line of a log, with or without a header.
 *
 * @param at its time, or its number, or whatever else rises: the oldest template gives its id
 */
public record LogLine(String text, long at) {}
