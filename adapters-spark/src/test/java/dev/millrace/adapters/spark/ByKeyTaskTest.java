package dev.millrace.adapters.spark;

import static dev.millrace.adapters.spark.Store.VISITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

final class ByKeyTaskTest {

  private static final int CLOCK = 3;
  private static final UUID ADA = new UUID(9, 1);

  private final Store store = Store.create();

  @Test
  void recordsHaveNoClockAndOneMoreRowTellsHowFarTheNewestIs() {
    Event<UserEvent> first = SomeEvents.carrying(SomeEvents.purchase(1, ADA, 10));
    Event<UserEvent> newest = SomeEvents.carrying(SomeEvents.purchase(90, ADA, 10));
    Event<UserEvent> ahead = SomeEvents.carrying(SomeEvents.purchase(900, ADA, 10));
    List<Row> rows =
        rows(
            record(first, SomeEvents.NOON.plusSeconds(3)),
            record(newest, SomeEvents.NOON.plusSeconds(100)),
            record(ahead, SomeEvents.NOON.plusSeconds(2)),
            record(Bytes.ofText("no frame"), SomeEvents.NOON.plusSeconds(5_000)));
    List<Row> records = rows.subList(0, rows.size() - 1);
    assertThat(records)
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertThat(OperatorRow.key(row)).isEqualTo(ADA.toString());
              assertThat(OperatorRow.isRecord(row)).isTrue();
              assertThat(row.isNullAt(CLOCK)).isTrue();
            });
    Row last = rows.get(rows.size() - 1);
    assertThat(OperatorRow.isRecord(last)).isFalse();
    assertThat(last.getTimestamp(CLOCK).toInstant()).isEqualTo(SomeEvents.NOON.plusSeconds(90));
  }

  @Test
  void withoutEventsThereIsNoClock() {
    assertThat(rows(record(Bytes.ofText("no frame"), SomeEvents.NOON))).isEmpty();
    assertThat(rows()).isEmpty();
  }

  private List<Row> rows(Row... records) {
    List<Row> rows = new ArrayList<>();
    new ByKeyTask(store.parts(VISITS.name()))
        .call(List.of(records).iterator())
        .forEachRemaining(rows::add);
    return rows;
  }

  private Row record(Event<UserEvent> event, Instant appendedAt) {
    return record(store.encode(VISITS, event), appendedAt);
  }

  private static Row record(Bytes value, Instant appendedAt) {
    return RowFactory.create(
        VISITS.name().topic(), 4, 7L, null, value.array(), null, Timestamp.from(appendedAt));
  }
}
