package dev.millrace.domain.window;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.util.List;
import java.util.UUID;

/**
 * Where the events of closed windows are kept, for those that come late. A row is a part of them
 * and is named by what it holds, so that rows are added and never changed: whatever of them was
 * written, again or by halves, nothing that was kept before is lost.
 */
public final class ClosedWindows {

  public static final View VIEW =
      new View(
          "closed_windows",
          List.of(
              Column.of("view_name", ColumnType.TEXT),
              Column.of("value", ColumnType.TEXT),
              Column.of("window_start", ColumnType.TIMESTAMP)),
          List.of(Column.of("part", ColumnType.UUID)),
          List.of(Column.of("events", ColumnType.BLOB)));

  /** A row of so many events has 256 KiB, or 384 with amounts. */
  static final int MOST_IN_A_ROW = 16_384;

  private ClosedWindows() {}

  /** The partition of a window. */
  public static List<Object> key(Window window) {
    return List.of(window.view(), window.value(), window.start());
  }

  /** The rows that keep some events of a window. */
  public static List<Mutation> rows(Window window, Counted events, WriteTime writeTime) {
    return events.pieces(MOST_IN_A_ROW).stream()
        .map(piece -> row(window, piece.bytes(), writeTime))
        .toList();
  }

  /** What the rows of a window keep: joined by halves, as there may be many for late events. */
  public static Counted counted(List<ViewRow> rows) {
    if (rows.size() > 1) {
      int half = rows.size() / 2;
      return counted(rows.subList(0, half)).with(counted(rows.subList(half, rows.size())));
    }
    return rows.isEmpty()
        ? Counted.NOTHING
        : Counted.of(rows.get(0).value("events", Bytes.class).orElse(Bytes.EMPTY).array());
  }

  private static Mutation row(Window window, byte[] events, WriteTime writeTime) {
    return new Mutation.Upsert(
        VIEW,
        List.of(
            window.view(),
            window.value(),
            window.start(),
            UUID.nameUUIDFromBytes(events),
            Bytes.of(events)),
        writeTime,
        false);
  }
}
