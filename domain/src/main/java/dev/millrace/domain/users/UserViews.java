package dev.millrace.domain.users;

import static dev.millrace.domain.view.ColumnType.DATE;
import static dev.millrace.domain.view.ColumnType.TEXT;
import static dev.millrace.domain.view.ColumnType.TIMESTAMP;
import static dev.millrace.domain.view.ColumnType.UUID;

import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The views of users, and which rows of them a user occupies. */
final class UserViews {

  static final View BY_ID =
      new View(
          "users_by_id",
          List.of(Column.of("user_id", UUID)),
          List.of(),
          withProvenance(
              Column.of("nationality", TEXT),
              Column.of("gender", TEXT),
              Column.of("title", TEXT),
              Column.of("first_name", TEXT).personal(),
              Column.of("last_name", TEXT).personal(),
              Column.of("email", TEXT).personal(),
              Column.of("username", TEXT).personal(),
              Column.of("born_at", TIMESTAMP).personal(),
              Column.of("registered_at", TIMESTAMP),
              Column.of("phone", TEXT).personal(),
              Column.of("cell", TEXT).personal(),
              Column.of("national_id_name", TEXT),
              Column.of("national_id_value", TEXT).personal(),
              Column.of("street", TEXT).personal(),
              Column.of("city", TEXT),
              Column.of("state", TEXT),
              Column.of("country", TEXT),
              Column.of("postcode", TEXT).personal(),
              Column.of("latitude", TEXT).personal(),
              Column.of("longitude", TEXT).personal(),
              Column.of("timezone_offset", TEXT),
              Column.of("timezone_description", TEXT),
              Column.of("picture_large", TEXT).personal(),
              Column.of("picture_medium", TEXT).personal(),
              Column.of("picture_thumbnail", TEXT).personal()));

  static final View BY_COUNTRY_AND_DAY =
      new View(
          "users_by_country_and_day",
          List.of(Column.of("country", TEXT), Column.of("registered_on", DATE)),
          List.of(Column.of("user_id", UUID)),
          withProvenance(
              Column.of("registered_at", TIMESTAMP),
              Column.of("first_name", TEXT).personal(),
              Column.of("last_name", TEXT).personal(),
              Column.of("city", TEXT)));

  static final View BY_EMAIL =
      new View(
          "users_by_email",
          List.of(Column.of("email_hash", TEXT)),
          List.of(Column.of("user_id", UUID)),
          withProvenance(
              Column.of("first_name", TEXT).personal(), Column.of("last_name", TEXT).personal()));

  /** The newest users of a minute first: what is new is asked for minute by minute. */
  static final View BY_REGISTRATION_MINUTE =
      new View(
          "users_by_registration_minute",
          List.of(Column.of("registered_minute", TIMESTAMP)),
          List.of(
              Column.of("registered_at", TIMESTAMP).descending(),
              Column.of("user_id", UUID).descending()),
          withProvenance(
              Column.of("country", TEXT),
              Column.of("first_name", TEXT).personal(),
              Column.of("last_name", TEXT).personal()));

  static final List<View> ALL =
      List.of(BY_ID, BY_COUNTRY_AND_DAY, BY_EMAIL, BY_REGISTRATION_MINUTE);

  private UserViews() {}

  private static List<Column> withProvenance(Column... columns) {
    return Stream.concat(Stream.of(columns), Provenance.COLUMNS.stream()).toList();
  }

  /** The values of the primary keys of the rows that a user occupies. */
  static Map<View, List<Object>> keys(User user) {
    Map<View, List<Object>> keys = new HashMap<>();
    keys.put(BY_ID, List.of(user.id().value()));
    CountryCode country = user.nationality();
    Instant registeredAt = user.registeredAt();
    if (country != null && registeredAt != null) {
      keys.put(BY_COUNTRY_AND_DAY, List.of(country.value(), day(registeredAt), user.id().value()));
    }
    if (registeredAt != null) {
      keys.put(BY_REGISTRATION_MINUTE, byRegistrationMinute(user, registeredAt));
    }
    EmailAddress email = user.email();
    if (email != null) {
      keys.put(BY_EMAIL, List.of(email.hash(), user.id().value()));
    }
    return keys;
  }

  /**
   * To the millisecond, as tables hold it: two times that are one there must be one key, or a
   * version that moves from the one to the other would delete its own row.
   */
  private static List<Object> byRegistrationMinute(User user, Instant registeredAt) {
    return List.of(
        registeredAt.truncatedTo(ChronoUnit.MINUTES),
        registeredAt.truncatedTo(ChronoUnit.MILLIS),
        user.id().value());
  }

  static ViewKeys texts(Map<View, List<Object>> keys) {
    Map<String, List<String>> byView = new HashMap<>();
    keys.forEach(
        (view, key) -> byView.put(view.name(), key.stream().map(Object::toString).toList()));
    return new ViewKeys(byView);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
