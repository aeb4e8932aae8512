package dev.millrace.bootstrap.stream;

import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events of users, told by a number, all of one minute. */
record UserRecords(Instant minute) {

  static final RunId RUN = new RunId(new UUID(7, 1));

  private static final Users USERS = new Users();

  static UserRecords ofThisMinute() {
    return new UserRecords(Instant.now().truncatedTo(ChronoUnit.MINUTES));
  }

  Event<User> event(int number) {
    return event(number, ViewKeys.NONE);
  }

  /** An event that claims to have been taken in centuries from now. */
  Event<User> fromTheFuture(int number) {
    return new UserRecords(Instant.parse("2200-01-01T00:00:00Z")).event(number);
  }

  /** An event that no projection can carry: it tells of a row that no day has. */
  Event<User> unprojectable(int number) {
    return leaving(number, "DE", "no day", "?");
  }

  /** An event that tells of a row whose key no table takes. */
  Event<User> leavingAnEndlessKey(int number) {
    return leaving(number, "A".repeat(70_000), "2020-01-01", new UUID(1, number).toString());
  }

  private Event<User> leaving(int number, String... key) {
    return event(number, new ViewKeys(Map.of("users_by_country_and_day", List.of(key))));
  }

  private Event<User> event(int number, ViewKeys previous) {
    User user =
        USERS.read(
            MapDocument.of(
                Map.of(
                    "id",
                    new UUID(1, number).toString(),
                    "nationality",
                    number % 2 == 0 ? "DE" : "FR",
                    "email",
                    "user" + number + "@example.com",
                    "registeredAt",
                    micros())));
    return new Event<>(
        new EventId(new UUID(2, number)),
        USERS.key(user),
        1,
        new WriteTime(micros() + number),
        minute,
        minute,
        RUN,
        previous,
        user);
  }

  private long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, minute);
  }
}
