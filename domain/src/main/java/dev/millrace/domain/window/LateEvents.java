package dev.millrace.domain.window;

import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The events that came so late that nobody knows any more whether their window has counted them: a
 * row for each event and window, under the day on which the broker took it.
 */
public final class LateEvents {

  public static final View VIEW =
      new View(
          "late_events",
          List.of(Column.of("family", ColumnType.TEXT), Column.of("day", ColumnType.DATE)),
          List.of(
              Column.of("view_name", ColumnType.TEXT),
              Column.of("value", ColumnType.TEXT),
              Column.of("window_start", ColumnType.TIMESTAMP),
              Column.of("event_id", ColumnType.UUID)),
          List.of(Column.of("log_position", ColumnType.TEXT)));

  private LateEvents() {}

  public static Mutation row(
      FamilyName family, Window window, Occurrence occurrence, WriteTime writeTime) {
    Position position = new Position(family.topic(), occurrence.partition(), occurrence.offset());
    return new Mutation.Upsert(
        VIEW,
        List.of(
            family.value(),
            occurrence.appendedAt().atZone(ZoneOffset.UTC).toLocalDate(),
            window.view(),
            window.value(),
            window.start(),
            occurrence.id(),
            position.toString()),
        writeTime,
        false);
  }
}
