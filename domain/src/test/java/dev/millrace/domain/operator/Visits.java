package dev.millrace.domain.operator;

import static dev.millrace.domain.view.ColumnType.BIGINT;
import static dev.millrace.domain.view.ColumnType.UUID;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.UserEvent;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Sort;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A family with an operator and little else, for tests: its records are those of user events. */
public final class Visits implements Family<UserEvent> {

  static final Column CENTS_SO_FAR = Column.of("cents_so_far", BIGINT);

  public static final View BY_ID =
      new View(
          "user_visits_by_id",
          List.of(Column.of("user_event_id", UUID)),
          List.of(),
          Stream.concat(Stream.of(CENTS_SO_FAR), Provenance.COLUMNS.stream()).toList());

  private static final UserEvents EVENTS = new UserEvents();

  @Override
  public FamilyName name() {
    return new FamilyName("user-visits");
  }

  @Override
  public Optional<KeyedOperator<UserEvent>> operator() {
    return Optional.of(new Spending());
  }

  @Override
  public List<View> views() {
    return List.of(BY_ID);
  }

  @Override
  public ViewKeys viewKeys(UserEvent record) {
    return new ViewKeys(Map.of(BY_ID.name(), List.of(record.id().toString())));
  }

  @Override
  public List<Mutation> project(Event<UserEvent> event, Position position) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(event.record().id());
    values.add(null);
    values.addAll(Provenance.of(event, position));
    return List.of(new Mutation.Upsert(BY_ID, values, event.writeTime(), false));
  }

  @Override
  public List<WindowedCount<UserEvent>> windowedCounts() {
    return List.of();
  }

  @Override
  public Sort sort() {
    return EVENTS.sort();
  }

  @Override
  public Set<String> secrets() {
    return EVENTS.secrets();
  }

  @Override
  public Parsed<UserEvent> parse(RawRecord raw) {
    return EVENTS.parse(raw);
  }

  @Override
  public RecordKey key(UserEvent record) {
    return EVENTS.key(record);
  }

  @Override
  public ContentHash contentHash(UserEvent record) {
    return EVENTS.contentHash(record);
  }

  @Override
  public Document write(UserEvent record) {
    return EVENTS.write(record);
  }

  @Override
  public UserEvent read(Document written) {
    return EVENTS.read(written);
  }

  @Override
  public boolean admits(UserEvent record) {
    return EVENTS.admits(record);
  }
}
