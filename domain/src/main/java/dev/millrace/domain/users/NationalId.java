package dev.millrace.domain.users;

import org.jspecify.annotations.Nullable;

/**
 * What a person's country knows it by. Kept as it was sent, also when it is broken.
 *
 * @param name what such an id is called there, such as {@code CPR}
 */
public record NationalId(@Nullable String name, String value) {}
