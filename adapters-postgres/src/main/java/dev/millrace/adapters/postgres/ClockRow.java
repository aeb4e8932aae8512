package dev.millrace.adapters.postgres;

import org.jspecify.annotations.Nullable;

/** The server's clock, and one of the keys that were erased; null when none was. */
record ClockRow(long clockMicros, @Nullable String erased) {}
