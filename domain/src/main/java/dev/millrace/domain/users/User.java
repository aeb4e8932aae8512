package dev.millrace.domain.users;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A person, as far as the source tells. Ages are left out, for they change by themselves, and so
 * are the login's password, salt and hashes.
 *
 * @param bornAt to the microsecond
 * @param registeredAt to the microsecond
 */
public record User(
    UserId id,
    @Nullable CountryCode nationality,
    @Nullable String gender,
    PersonName name,
    @Nullable EmailAddress email,
    @Nullable String username,
    @Nullable Instant bornAt,
    @Nullable Instant registeredAt,
    @Nullable String phone,
    @Nullable String cell,
    @Nullable NationalId nationalId,
    Address address,
    @Nullable Coordinates coordinates,
    Timezone timezone,
    Picture picture) {

  public User {
    bornAt = toMicros(bornAt);
    registeredAt = toMicros(registeredAt);
  }

  private static @Nullable Instant toMicros(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
  }
}
