package dev.millrace.adapters.postgres;

/** How many runs are in a state. */
record StateRow(String state, long runs) {}
