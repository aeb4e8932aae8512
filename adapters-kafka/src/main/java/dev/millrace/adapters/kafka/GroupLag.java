package dev.millrace.adapters.kafka;

/**
 * How far a consumer group is behind.
 *
 * @param records between its offsets and the ends, over all its partitions
 * @param isLate whether one of them has waited longer than was asked for
 */
public record GroupLag(String group, long records, boolean isLate) {}
