package dev.millrace.domain.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.LastWriteWins;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogViewsTest {

  private static final Position POSITION = new Position("millrace.logs", 3, 42);
  private static final String ERROR = "2026-11-21 12:00:00 ERROR a.Shop: no answer";

  private final Logs logs = new Logs();

  @Test
  void everyLineStandsInTheFirstViewUnderTheKeyAlone() {
    View first = logs.views().get(0);
    assertThat(first.key()).extracting(Column::name).containsExactly("log_line_id");
    for (long seed = 0; seed < 100; seed++) {
      LoggedLine line = SomeLogs.any(seed);
      assertThat(logs.viewKeys(line).byView().get(first.name()))
          .containsExactly(logs.key(line).value());
    }
  }

  @Test
  void everyColumnHoldsWhatItsNameSays() {
    Event<LoggedLine> event = SomeLogs.carrying(SomeLogs.line(61, ERROR));
    for (View view : logs.views()) {
      assertThat(row(event, view))
          .containsEntry("host", "n1.example")
          .containsEntry("level", "ERROR")
          .containsEntry("line", ERROR)
          .containsEntry("version", 1L)
          .containsEntry("event_id", event.id().value())
          .containsEntry("log_position", "millrace.logs-3@42");
    }
    assertThat(row(event, logs.views().get(0)))
        .containsEntry("source", "shop")
        .containsEntry("at", SomeLogs.NOON.plusSeconds(61));
    assertThat(logs.viewKeys(event.record()).byView().get(logs.views().get(1).name()))
        .containsExactly(
            "shop",
            "2026-11-21T12:01:00Z",
            "2026-11-21T12:01:01Z",
            "00000000-0000-0008-0000-00000000003d");
  }

  @Test
  void aLineMayTellOfAPerson() {
    assertThat(logs.views())
        .allSatisfy(
            view ->
                assertThat(view.columns())
                    .filteredOn(Column::isPersonal)
                    .extracting(Column::name)
                    .containsExactly("line"));
  }

  @Test
  void aRowStandsWhereItsViewKeysSay() {
    for (long seed = 0; seed < 100; seed++) {
      LoggedLine record = SomeLogs.any(seed);
      for (Mutation mutation : logs.project(SomeLogs.carrying(record), POSITION)) {
        Mutation.Upsert upsert = (Mutation.Upsert) mutation;
        List<String> key =
            upsert.values().subList(0, upsert.view().key().size()).stream()
                .map(String::valueOf)
                .toList();
        assertThat(logs.viewKeys(record).byView().get(upsert.view().name())).isEqualTo(key);
      }
    }
  }

  @Test
  void linesAreCountedBySourceAndLevel() {
    WindowedCount<LoggedLine> count = logs.windowedCounts().get(0);
    Event<LoggedLine> event = SomeLogs.carrying(SomeLogs.line(61, ERROR));
    String value = count.dimension().apply(event).orElseThrow();
    Mutation.Upsert row =
        (Mutation.Upsert)
            count.row(value, count.windowStart(event, event.ingestedAt()), 7, new WriteTime(1));

    assertThat(row.values())
        .isEqualTo(
            List.of(
                "shop", "ERROR", LocalDate.of(2026, 11, 21), SomeLogs.NOON.plusSeconds(60), 7L));
    assertThat(row.view().columns())
        .extracting(Column::name)
        .containsExactly("source", "level", "day", "window_start", "count");
    assertThat(count.dimension().apply(SomeLogs.carrying(SomeLogs.line(1, "it began"))))
        .contains("shop" + WindowedCount.AND + "UNKNOWN");
  }

  @Test
  void aBlankLineIsNotAdmitted() {
    assertThat(logs.admits(SomeLogs.line(1, "it began"))).isTrue();
    assertThat(logs.admits(SomeLogs.line(1, " \t\r\n\u2003"))).isFalse();
  }

  @Test
  void theFamilyNeedsATableForEachOfItsQuestions() {
    assertThat(logs.tables())
        .extracting(View::name)
        .containsExactly(
            "log_lines_by_id",
            "log_lines_by_source_and_minute",
            "log_line_counts_by_source_level_and_minute",
            "log_templates_by_source",
            "log_line_counts_by_source_template_and_minute",
            "log_alerts_by_source_and_day",
            "closed_windows",
            "late_events");
  }

  private Map<String, Object> row(Event<LoggedLine> event, View view) {
    LastWriteWins tables = new LastWriteWins();
    tables.apply(logs.project(event, POSITION));
    return tables.rows(view.name()).values().iterator().next();
  }
}
