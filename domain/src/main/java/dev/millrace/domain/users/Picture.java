package dev.millrace.domain.users;

import org.jspecify.annotations.Nullable;

/** Links to a person's portrait in three sizes. */
public record Picture(
    @Nullable String large, @Nullable String medium, @Nullable String thumbnail) {}
