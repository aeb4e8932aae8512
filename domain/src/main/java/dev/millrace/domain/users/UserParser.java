package dev.millrace.domain.users;

import dev.millrace.domain.document.Document.Kind;
import dev.millrace.domain.record.Fields;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a user in the shape of any API version from 1.0 to 1.4, told apart field by field and not
 * by a version, so that a mixture is read as well. Only the key is demanded; every other field may
 * be missing or null, but what is there must be of its kind.
 */
final class UserParser {

  private final Fields fields;
  private final Times times;
  private final Places places;

  private UserParser(Fields fields) {
    this.fields = fields;
    this.times = new Times(fields);
    this.places = new Places(fields);
  }

  static Parsed<User> parse(RawRecord raw) {
    Fields fields = new Fields(raw.document());
    if (raw.document().kind() != Kind.OBJECT) {
      fields.reject("", Fields.wrongKind(raw.document(), "an object"));
      return new Parsed.Rejected<>(fields.reasons(), raw.bytes());
    }
    User user = new UserParser(fields).user();
    return user == null || !fields.reasons().isEmpty()
        ? new Parsed.Rejected<>(fields.reasons(), raw.bytes())
        : new Parsed.Accepted<>(user);
  }

  /** The user, or null when nothing names it; to be used only when there is no reason against. */
  private @Nullable User user() {
    Instant bornAt = times.at("dob");
    Instant registeredAt = times.at("registered");
    String username = fields.text("login.username");
    UserId id = id(username, registeredAt, bornAt);
    CountryCode nationality = fields.formed("nat", CountryCode::parse, "is not two letters");
    String gender = fields.text("gender");
    PersonName name = name();
    EmailAddress email = fields.formed("email", EmailAddress::parse, "is no e-mail address");
    String phone = fields.text("phone");
    String cell = fields.text("cell");
    NationalId nationalId = nationalId();
    Address address = places.address();
    Coordinates coordinates = places.coordinates();
    Timezone timezone = places.timezone();
    Picture picture = picture();
    return id == null
        ? null
        : new User(
            id,
            nationality,
            gender,
            name,
            email,
            username,
            bornAt,
            registeredAt,
            phone,
            cell,
            nationalId,
            address,
            coordinates,
            timezone,
            picture);
  }

  private @Nullable UserId id(
      @Nullable String username, @Nullable Instant registeredAt, @Nullable Instant bornAt) {
    if (!fields.at("login.uuid").isPresent()) {
      return named(username, registeredAt, bornAt);
    }
    UUID uuid = fields.uuid("login.uuid");
    return uuid == null ? null : new UserId(uuid);
  }

  /**
   * The id of a user of version 1.0 or 1.1: a name-based UUID (version 3) over {@code
   * millrace.users/REGISTERED/BORN/USERNAME}, the times as ISO instants. These do not change when
   * the person moves, marries or gets another e-mail address.
   */
  private @Nullable UserId named(
      @Nullable String username, @Nullable Instant registeredAt, @Nullable Instant bornAt) {
    String problem = "is missing, and so is the login.uuid that could do without";
    fields.require("login.username", username, problem);
    fields.require("registered", registeredAt, problem);
    fields.require("dob", bornAt, problem);
    if (username == null || registeredAt == null || bornAt == null) {
      return null;
    }
    String text = "millrace.users/" + registeredAt + "/" + bornAt + "/" + username;
    return new UserId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  private PersonName name() {
    return new PersonName(
        fields.text("name.title"), fields.text("name.first"), fields.text("name.last"));
  }

  /** An id without a value is none, whatever its name. */
  private @Nullable NationalId nationalId() {
    String name = fields.text("id.name");
    String value = fields.text("id.value");
    return value == null ? null : new NationalId(name, value);
  }

  private Picture picture() {
    return new Picture(
        fields.text("picture.large"),
        fields.text("picture.medium"),
        fields.text("picture.thumbnail"));
  }
}
