package dev.millrace.domain.template;

/**
 * What many lines have in common.
 *
 * @param id made of the first line's skeleton, so that it is the same wherever that comes first
 * @param version 1, and one more for each position that was widened since
 * @param text the line, with {@code <*>} for each value
 * @param lines how many were counted
 * @param firstAt when the first of them was, as its miner was told
 * @param lastAt when the last of them was
 */
public record Template(
    String id, int version, String text, long lines, long firstAt, long lastAt) {}
