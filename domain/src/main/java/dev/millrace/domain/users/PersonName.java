package dev.millrace.domain.users;

import org.jspecify.annotations.Nullable;

/** What a person is called, as far as it is known. */
public record PersonName(@Nullable String title, @Nullable String first, @Nullable String last) {}
