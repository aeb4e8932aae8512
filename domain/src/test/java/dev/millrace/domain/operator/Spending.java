package dev.millrace.domain.operator;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.Money;
import dev.millrace.domain.events.UserEvent;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What each user has spent so far, for tests: in a view of its own and beside each event. */
final class Spending implements KeyedOperator<UserEvent> {

  /** The last event stands beside the sum, so that the order shows. */
  static final View BY_USER =
      new View(
          "user_spending",
          List.of(Column.of("user_id", ColumnType.UUID)),
          List.of(),
          List.of(
              Column.of("cents", ColumnType.BIGINT),
              Column.of("last_event_id", ColumnType.UUID),
              Column.of("last_session", ColumnType.TEXT)));

  static final View SO_FAR =
      new View(
          Visits.BY_ID.name(),
          Visits.BY_ID.partitionKey(),
          List.of(),
          List.of(Visits.CENTS_SO_FAR));

  @Override
  public List<View> views() {
    return List.of(BY_USER);
  }

  @Override
  public List<View> completed() {
    return List.of(SO_FAR);
  }

  @Override
  public Optional<String> key(UserEvent record) {
    return Optional.ofNullable(record.money()).map(money -> record.user().toString());
  }

  @Override
  public KeyedStep apply(String key, Bytes before, List<Event<UserEvent>> events) {
    long cents = before.length() == Long.BYTES ? ByteBuffer.wrap(before.array()).getLong() : 0;
    List<ViewRow> rows = new ArrayList<>();
    for (Event<UserEvent> event : events) {
      UserEvent record = event.record();
      cents += Optional.ofNullable(record.money()).map(Money::minor).orElseThrow();
      rows.add(new ViewRow(SO_FAR, List.of(record.id(), cents)));
      rows.add(
          new ViewRow(
              BY_USER, Arrays.asList(UUID.fromString(key), cents, record.id(), record.session())));
    }
    return new KeyedStep(Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(cents).array()), rows);
  }
}
