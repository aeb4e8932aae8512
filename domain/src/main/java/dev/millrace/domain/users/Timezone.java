package dev.millrace.domain.users;

import org.jspecify.annotations.Nullable;

/**
 * The time zone that a person says to live in.
 *
 * @param offset from UTC as the source writes it, such as {@code +5:45}
 */
public record Timezone(@Nullable String offset, @Nullable String description) {}
