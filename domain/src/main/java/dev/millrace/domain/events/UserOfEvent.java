package dev.millrace.domain.events;

import static dev.millrace.domain.view.ColumnType.TEXT;
import static dev.millrace.domain.view.ColumnType.TIMESTAMP;
import static dev.millrace.domain.view.ColumnType.UUID;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Enrichment;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.users.AgeBand;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completes an event with its user's country, gender and age band. */
final class UserOfEvent implements Enrichment<UserEvent> {

  private static final FamilyName USERS = new FamilyName("users");

  private static final Column USER = Column.of("user_id", UUID);
  private static final Column AT = Column.of("at", TIMESTAMP);
  private static final Column EVENT = Column.of("user_event_id", UUID);
  private static final Column NATIONALITY = Column.of("nationality", TEXT);
  private static final Column GENDER = Column.of("gender", TEXT);
  private static final Column BORN = Column.of("born_at", TIMESTAMP).personal();

  private static final View LOOKED_UP =
      new View(
          "users_by_id", List.of(USER), List.of(), List.of(NATIONALITY, GENDER, BORN, VERSION));

  private static final View WAITING =
      new View(
          "user_events_waiting",
          List.of(USER),
          List.of(AT.descending(), EVENT),
          List.of(WRITE_TIME));

  private static final View MARK =
      new View("user_events_wait_for", List.of(Column.of("family", TEXT)), List.of(), List.of());

  private static final View COMPLETED =
      new View(
          UserEventViews.BY_USER_AND_DAY.name(),
          UserEventViews.BY_USER_AND_DAY.partitionKey(),
          UserEventViews.BY_USER_AND_DAY.clusteringKey(),
          UserEventViews.OF_THE_USER);

  @Override
  public FamilyName reference() {
    return USERS;
  }

  @Override
  public View lookedUp() {
    return LOOKED_UP;
  }

  @Override
  public View waiting() {
    return WAITING;
  }

  @Override
  public View mark() {
    return MARK;
  }

  @Override
  public View completed() {
    return COMPLETED;
  }

  @Override
  public Optional<ViewRow> subject(Event<UserEvent> event) {
    UserEvent record = event.record();
    return Optional.of(
        new ViewRow(
            WAITING, List.of(record.user(), record.at(), record.id(), event.writeTime().micros())));
  }

  @Override
  public List<@Nullable Object> complete(ViewRow subject, ViewRow user) {
    Instant at = subject.value(AT.name(), Instant.class).orElseThrow();
    List<@Nullable Object> row = new ArrayList<>(subject.key());
    row.add(1, LocalDate.ofInstant(at, ZoneOffset.UTC));
    row.add(user.value(NATIONALITY.name(), String.class).orElse(null));
    row.add(user.value(GENDER.name(), String.class).orElse(null));
    row.add(
        user.value(BORN.name(), Instant.class).flatMap(born -> AgeBand.of(born, at)).orElse(null));
    return row;
  }
}
