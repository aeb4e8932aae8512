package dev.millrace.domain.port.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface LogScanContract {

  LogScan scan();

  /** An open writer. */
  EventLog openWriter();

  /** A family whose topic is there and empty. */
  FamilyName freshFamily();

  /** Appends a record without headers or key, and returns where it stands. */
  Position appendForeign(FamilyName family);

  @Test
  default void anEmptyTopicHasNothing() {
    assertThat(all(freshFamily())).isEmpty();
  }

  @Test
  default void everyCommittedRecordIsHandedOverOnce() {
    FamilyName family = freshFamily();
    try (EventLog log = openWriter()) {
      log.publish(Rows.range(family, 1, 300), Rows.cursor(300));
      log.publish(Rows.range(family, 301, 500), Rows.cursor(500));
    }
    List<LoggedEvent> seen = all(family);
    assertThat(seen.stream().map(LoggedEvent::event).map(EventId.class::cast))
        .containsExactlyInAnyOrderElementsOf(
            Stream.iterate(1L, n -> n <= 500, n -> n + 1).map(Rows::event).toList());
    assertThat(seen)
        .allSatisfy(event -> assertThat(event.run()).isEqualTo(Rows.RUN))
        .allSatisfy(event -> assertThat(event.appendedAt()).isAfter(Instant.EPOCH))
        .extracting(LoggedEvent::key)
        .contains(new RecordKey("key-7"));
    assertThat(seen.stream().map(LoggedEvent::position)).doesNotHaveDuplicates();
  }

  @Test
  default void anEventThatIsPublishedAgainIsAnotherAttempt() {
    FamilyName family = freshFamily();
    OutboxRow row = Rows.row(family, 1, "key");
    try (EventLog log = openWriter()) {
      log.publish(List.of(row), Rows.cursor(1));
      log.publish(List.of(Rows.again(row)), Rows.cursor(1_000_001));
    }
    assertThat(all(family))
        .extracting(LoggedEvent::event, LoggedEvent::attempt)
        .containsExactly(tuple(row.event(), 1), tuple(row.event(), 2));
  }

  @Test
  default void whatIsLeftOfAnErasedEventIsANullValue() {
    FamilyName family = freshFamily();
    OutboxRow row = Rows.row(family, 1, "key");
    OutboxRow erased = Rows.row(family, 2, "key").blanked();
    try (EventLog log = openWriter()) {
      log.publish(List.of(row, erased), Rows.cursor(2));
    }
    assertThat(all(family))
        .extracting(LoggedEvent::event, LoggedEvent::key, LoggedEvent::isNull)
        .containsExactly(
            tuple(row.event(), row.key(), false),
            tuple(erased.event(), OutboxRow.nobody(erased.event()), true));
  }

  @Test
  default void aForeignRecordIsHandedOverByItsPosition() {
    FamilyName family = freshFamily();
    Position position = appendForeign(family);
    assertThat(all(family))
        .singleElement()
        .satisfies(seen -> assertThat(seen.position()).isEqualTo(position))
        .satisfies(seen -> assertThat(seen.event()).isNull())
        .satisfies(seen -> assertThat(seen.run()).isNull())
        .satisfies(seen -> assertThat(seen.key()).isNull())
        .satisfies(seen -> assertThat(seen.attempt()).isEqualTo(1));
  }

  @Test
  default void aTopicThatIsNotThereIsAPermanentFailure() {
    assertThatThrownBy(() -> all(new FamilyName("nowhere")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("millrace.nowhere");
  }

  private List<LoggedEvent> all(FamilyName family) {
    List<LoggedEvent> seen = new ArrayList<>();
    scan().scan(family, seen::add);
    return seen;
  }
}
