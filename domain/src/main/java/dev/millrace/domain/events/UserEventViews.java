package dev.millrace.domain.events;

import static dev.millrace.domain.view.ColumnType.BIGINT;
import static dev.millrace.domain.view.ColumnType.DATE;
import static dev.millrace.domain.view.ColumnType.TEXT;
import static dev.millrace.domain.view.ColumnType.TIMESTAMP;
import static dev.millrace.domain.view.ColumnType.UUID;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The views of user events, which rows of them an event occupies, and how it sets them. */
final class UserEventViews {

  static final View BY_ID =
      new View(
          "user_events_by_id",
          List.of(Column.of("user_event_id", UUID)),
          List.of(),
          withProvenance(
              Column.of("user_id", UUID),
              Column.of("at", TIMESTAMP),
              Column.of("session", TEXT),
              Column.of("kind", TEXT),
              Column.of("page", TEXT),
              Column.of("amount_minor", BIGINT),
              Column.of("currency", TEXT)));

  static final List<Column> OF_THE_USER =
      List.of(Column.of("country", TEXT), Column.of("gender", TEXT), Column.of("age_band", TEXT));

  static final View BY_USER_AND_DAY =
      new View(
          "user_events_by_user_and_day",
          List.of(Column.of("user_id", UUID), Column.of("day", DATE)),
          List.of(Column.of("at", TIMESTAMP), Column.of("user_event_id", UUID)),
          withProvenance(
              Column.of("session", TEXT),
              Column.of("kind", TEXT),
              Column.of("page", TEXT),
              Column.of("amount_minor", BIGINT),
              Column.of("currency", TEXT),
              OF_THE_USER.get(0),
              OF_THE_USER.get(1),
              OF_THE_USER.get(2)));

  private UserEventViews() {}

  private static List<Column> withProvenance(Column... columns) {
    return Stream.concat(Stream.of(columns), Provenance.COLUMNS.stream()).toList();
  }

  /** The primary key of the event's row by user and day: its day is that of its time, in UTC. */
  static List<Object> byUserAndDay(UserEvent event) {
    return List.of(
        event.user(), LocalDate.ofInstant(event.at(), ZoneOffset.UTC), event.at(), event.id());
  }

  static ViewKeys keys(UserEvent event) {
    return new ViewKeys(
        Map.of(
            BY_ID.name(),
            List.of(event.id().toString()),
            BY_USER_AND_DAY.name(),
            byUserAndDay(event).stream().map(Object::toString).toList()));
  }

  /** What is known of the user is left unset, for others to set. */
  static List<Mutation> mutations(Event<UserEvent> event, Position position) {
    UserEvent record = event.record();
    List<@Nullable Object> byId = new ArrayList<>(List.of(record.id(), record.user(), record.at()));
    byId.addAll(details(record));
    List<@Nullable Object> byUser = new ArrayList<>(byUserAndDay(record));
    byUser.addAll(details(record));
    OF_THE_USER.forEach(column -> byUser.add(null));
    return List.of(
        row(BY_ID, byId, event, position), row(BY_USER_AND_DAY, byUser, event, position));
  }

  private static List<@Nullable Object> details(UserEvent event) {
    Money money = event.money();
    return Arrays.asList(
        event.session(),
        event.kind().toString(),
        event.page(),
        money == null ? null : money.minor(),
        money == null ? null : money.currency());
  }

  private static Mutation row(
      View view, List<@Nullable Object> values, Event<UserEvent> event, Position position) {
    values.addAll(Provenance.of(event, position));
    return new Mutation.Upsert(view, values, event.writeTime(), false);
  }
}
