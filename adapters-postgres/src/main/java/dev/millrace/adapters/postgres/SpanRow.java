package dev.millrace.adapters.postgres;

/**
 * The measure of a span.
 *
 * @param rows how many it has, or {@code Long.MAX_VALUE} where they are too many to be counted
 * @param first no row that began in the span has a lower seq, and none of late transactions where
 *     these have many
 * @param last no row that began in the span has a higher one
 */
record SpanRow(boolean standby, long rows, long first, long last) {}
