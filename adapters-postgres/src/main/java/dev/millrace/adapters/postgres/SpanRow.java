package dev.millrace.adapters.postgres;

/** The measure of a span: its rows, and the first and last seq of them. */
record SpanRow(boolean standby, long rows, long first, long last) {}
