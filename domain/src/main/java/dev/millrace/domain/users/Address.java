package dev.millrace.domain.users;

import org.jspecify.annotations.Nullable;

/**
 * Where a person lives, as far as it is known.
 *
 * @param street with its number, the way the source puts them
 * @param country the country's name
 */
public record Address(
    @Nullable String street,
    @Nullable String city,
    @Nullable String state,
    @Nullable String country,
    @Nullable String postcode) {}
