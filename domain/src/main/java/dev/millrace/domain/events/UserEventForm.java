package dev.millrace.domain.events;

import dev.millrace.domain.document.Document;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The written form of events: flat, null where nothing is known. */
final class UserEventForm {

  private UserEventForm() {}

  /** All fields in the order of the schema; the time in microseconds since the epoch. */
  static Map<String, @Nullable Object> fields(UserEvent event) {
    Money money = event.money();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", event.id().toString());
    fields.put("userId", event.user().toString());
    fields.put("session", event.session());
    fields.put("kind", event.kind().toString());
    fields.put("page", event.page());
    fields.put("amountMinor", money == null ? null : money.minor());
    fields.put("currency", money == null ? null : money.currency());
    fields.put("at", ChronoUnit.MICROS.between(Instant.EPOCH, event.at()));
    return fields;
  }

  /**
   * Reads an event; a field that is absent, as in an older schema, reads as null.
   *
   * @throws IllegalArgumentException when the document is no written event
   */
  static UserEvent read(Document written) {
    return new UserEvent(
        uuid(written, "id"),
        uuid(written, "userId"),
        optional(written, "session", Document::text),
        kind(written),
        optional(written, "page", Document::text),
        money(written),
        Instant.EPOCH.plus(required(written, "at", Document::wholeNumber), ChronoUnit.MICROS));
  }

  private static UUID uuid(Document written, String field) {
    String text = required(written, field, Document::text);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException quoting) {
      throw new IllegalArgumentException("no user event: " + field + " is no UUID");
    }
  }

  private static Kind kind(Document written) {
    return Kind.parse(required(written, "kind", Document::text))
        .orElseThrow(() -> new IllegalArgumentException("no user event: kind is unknown"));
  }

  private static @Nullable Money money(Document written) {
    Long minor = optional(written, "amountMinor", Document::wholeNumber);
    String currency = optional(written, "currency", Document::text);
    return minor == null || currency == null ? null : new Money(minor, currency);
  }

  private static <T> T required(
      Document written, String field, Function<Document, Optional<T>> as) {
    return as.apply(written.at(field))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no user event: " + field + " is a " + written.at(field).kind()));
  }

  private static <T> @Nullable T optional(
      Document written, String field, Function<Document, Optional<T>> as) {
    return written.at(field).isPresent() ? required(written, field, as) : null;
  }
}
