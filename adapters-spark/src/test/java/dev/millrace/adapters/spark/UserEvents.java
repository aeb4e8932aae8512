package dev.millrace.adapters.spark;

import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Events of users, told by a number; each is its key's first version. */
final class UserEvents {

  static final RunId RUN = new RunId(new UUID(7, 1));
  static final RunId OTHER_RUN = new RunId(new UUID(7, 2));
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private UserEvents() {}

  static Event<User> event(int number) {
    return event(number, "DE", NOON, RUN);
  }

  static Event<User> event(int number, String country, Instant at, RunId run) {
    User user =
        Store.USERS.read(
            MapDocument.of(
                Map.of(
                    "id",
                    new UUID(1, number).toString(),
                    "nationality",
                    country,
                    "email",
                    "user" + number + "@example.com",
                    "city",
                    "Town " + number)));
    return new Event<>(
        new EventId(new UUID(2, number)),
        Store.USERS.key(user),
        1,
        new WriteTime(ChronoUnit.MICROS.between(Instant.EPOCH, at) + number),
        at,
        at,
        run,
        ViewKeys.NONE,
        user);
  }
}
