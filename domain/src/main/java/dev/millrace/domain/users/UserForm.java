package dev.millrace.domain.users;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.Document.Kind;
import dev.millrace.domain.record.ContentHash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The written form of users: flat, one field per value, null where nothing is known. */
final class UserForm {

  private UserForm() {}

  /** All fields in the order of the schema; times in microseconds since the epoch. */
  static Map<String, @Nullable Object> fields(User user) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    putPerson(fields, user);
    putContact(fields, user);
    putPlace(fields, user);
    putPicture(fields, user.picture());
    return fields;
  }

  private static void putPerson(Map<String, @Nullable Object> fields, User user) {
    fields.put("id", user.id().toString());
    fields.put("nationality", orNull(user.nationality(), CountryCode::value));
    fields.put("gender", user.gender());
    fields.put("title", user.name().title());
    fields.put("firstName", user.name().first());
    fields.put("lastName", user.name().last());
  }

  private static void putContact(Map<String, @Nullable Object> fields, User user) {
    fields.put("email", orNull(user.email(), EmailAddress::value));
    fields.put("username", user.username());
    fields.put("bornAt", orNull(user.bornAt(), UserForm::micros));
    fields.put("registeredAt", orNull(user.registeredAt(), UserForm::micros));
    fields.put("phone", user.phone());
    fields.put("cell", user.cell());
    fields.put("nationalIdName", orNull(user.nationalId(), NationalId::name));
    fields.put("nationalIdValue", orNull(user.nationalId(), NationalId::value));
  }

  private static void putPlace(Map<String, @Nullable Object> fields, User user) {
    fields.put("street", user.address().street());
    fields.put("city", user.address().city());
    fields.put("state", user.address().state());
    fields.put("country", user.address().country());
    fields.put("postcode", user.address().postcode());
    fields.put("latitude", orNull(user.coordinates(), place -> place.latitude().toPlainString()));
    fields.put("longitude", orNull(user.coordinates(), place -> place.longitude().toPlainString()));
    fields.put("timezoneOffset", user.timezone().offset());
    fields.put("timezoneDescription", user.timezone().description());
  }

  private static void putPicture(Map<String, @Nullable Object> fields, Picture picture) {
    fields.put("pictureLarge", picture.large());
    fields.put("pictureMedium", picture.medium());
    fields.put("pictureThumbnail", picture.thumbnail());
  }

  static ContentHash hash(User user) {
    return ContentHash.ofFields(fields(user));
  }

  /**
   * Reads a user; a field that is absent, as in an older schema, reads as null.
   *
   * @throws IllegalArgumentException when the document is no written user
   */
  static User read(Document written) {
    String id = text(written, "id");
    if (id == null) {
      throw new IllegalArgumentException("no user: id is missing");
    }
    return new User(
        id(id),
        orNull(text(written, "nationality"), CountryCode::new),
        text(written, "gender"),
        new PersonName(
            text(written, "title"), text(written, "firstName"), text(written, "lastName")),
        orNull(text(written, "email"), EmailAddress::new),
        text(written, "username"),
        instant(written, "bornAt"),
        instant(written, "registeredAt"),
        text(written, "phone"),
        text(written, "cell"),
        nationalId(written),
        address(written),
        coordinates(written),
        new Timezone(text(written, "timezoneOffset"), text(written, "timezoneDescription")),
        new Picture(
            text(written, "pictureLarge"),
            text(written, "pictureMedium"),
            text(written, "pictureThumbnail")));
  }

  private static UserId id(String text) {
    try {
      return UserId.of(text);
    } catch (IllegalArgumentException quoting) {
      throw new IllegalArgumentException("no user: id is no UUID");
    }
  }

  private static @Nullable NationalId nationalId(Document written) {
    String name = text(written, "nationalIdName");
    return orNull(text(written, "nationalIdValue"), value -> new NationalId(name, value));
  }

  private static Address address(Document written) {
    return new Address(
        text(written, "street"),
        text(written, "city"),
        text(written, "state"),
        text(written, "country"),
        text(written, "postcode"));
  }

  private static @Nullable Coordinates coordinates(Document written) {
    String latitude = text(written, "latitude");
    String longitude = text(written, "longitude");
    return latitude == null || longitude == null
        ? null
        : new Coordinates(new BigDecimal(latitude), new BigDecimal(longitude));
  }

  private static @Nullable String text(Document written, String field) {
    return written.at(field).isPresent() ? present(written, field, Document::text) : null;
  }

  private static @Nullable Instant instant(Document written, String field) {
    return written.at(field).isPresent()
        ? Instant.EPOCH.plus(present(written, field, Document::wholeNumber), ChronoUnit.MICROS)
        : null;
  }

  private static <T> T present(Document written, String field, Function<Document, Optional<T>> as) {
    Kind kind = written.at(field).kind();
    return as.apply(written.at(field))
        .orElseThrow(() -> new IllegalArgumentException("no user: " + field + " is a " + kind));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static <T, V> @Nullable V orNull(
      @Nullable T value, Function<T, ? extends @Nullable V> as) {
    return value == null ? null : as.apply(value);
  }
}
