package dev.millrace.domain.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user did.
 *
 * @param id the sender's: the same id is the same event
 * @param user the id of the user, known or not
 * @param session the visit that it belongs to
 * @param page where it happened
 * @param money what was paid; there in a purchase
 * @param at when it happened, by the sender's clock, to the millisecond
 */
public record UserEvent(
    UUID id,
    UUID user,
    @Nullable String session,
    Kind kind,
    @Nullable String page,
    @Nullable Money money,
    Instant at) {

  public UserEvent {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }
}
