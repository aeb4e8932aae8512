package dev.millrace.adapters.spark;

import static dev.millrace.adapters.spark.UserEvents.NOON;
import static dev.millrace.adapters.spark.UserEvents.RUN;
import static dev.millrace.adapters.spark.UserEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.window.Occurrence;
import dev.millrace.domain.window.Window;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

final class OccurrencesTaskTest {

  private static final String VIEW = "user_counts_by_country_and_minute";

  private final Store store = Store.create();

  @Test
  void occurrencesHaveNoClockAndOneMoreRowTellsHowFarTheNewestIs() {
    List<Row> rows =
        rows(
            record(5, store.encode(event(1, "DE", NOON.plusSeconds(61), RUN))),
            record(6, Bytes.ofText("no frame")),
            record(7, store.encode(event(2, "FR", NOON.minusSeconds(1), RUN))));
    List<Row> occurrences = rows.subList(0, rows.size() - 1);
    assertThat(occurrences).allSatisfy(row -> assertThat(row.isNullAt(3)).isTrue());
    assertThat(occurrences)
        .extracting(WindowRow::window)
        .contains(
            new Window(VIEW, "DE", NOON.plusSeconds(60)),
            new Window(VIEW, "FR", NOON.minusSeconds(60)));
    assertThat(occurrences)
        .extracting(WindowRow::occurrence)
        .contains(
            new Occurrence(new UUID(2, 1), 0, 4, 5, NOON),
            new Occurrence(new UUID(2, 2), 0, 4, 7, NOON));
    Row last = rows.get(rows.size() - 1);
    assertThat(WindowRow.isClock(WindowRow.window(last))).isTrue();
    assertThat(last.getTimestamp(3).toInstant()).isEqualTo(NOON.plusSeconds(60));
    assertThat(occurrences).noneMatch(row -> WindowRow.isClock(WindowRow.window(row)));
  }

  @Test
  void withoutOccurrencesThereIsNoClock() {
    assertThat(rows(record(6, Bytes.ofText("no frame")))).isEmpty();
    assertThat(rows()).isEmpty();
  }

  private List<Row> rows(Row... records) {
    List<Row> rows = new ArrayList<>();
    new OccurrencesTask(store.parts())
        .call(List.of(records).iterator())
        .forEachRemaining(rows::add);
    return rows;
  }

  private static Row record(long offset, Bytes value) {
    return RowFactory.create(
        Store.USERS.name().topic(), 4, offset, null, value.array(), null, Timestamp.from(NOON));
  }
}
