package dev.millrace.adapters.postgres;

import org.jspecify.annotations.Nullable;

/** A record that a replay names, and the first version of it that is meant. */
record NamedRow(String key, @Nullable Long oldest) {}
