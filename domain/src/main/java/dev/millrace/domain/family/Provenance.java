package dev.millrace.domain.family;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Position;
import java.util.List;

/** The columns by which every row of a view of facts tells where it came from: its last ones. */
public final class Provenance {

  /** Where the event stood in the log when its row was written. */
  public static final Column POSITION = Column.of("log_position", ColumnType.TEXT);

  public static final List<Column> COLUMNS =
      List.of(
          Column.of("version", ColumnType.BIGINT),
          Column.of("event_id", ColumnType.UUID),
          Column.of("run_id", ColumnType.UUID),
          POSITION,
          Column.of("ingested_at", ColumnType.TIMESTAMP));

  private Provenance() {}

  /** The values of {@link #COLUMNS}, in their order. */
  public static List<Object> of(Event<?> event, Position position) {
    return List.of(
        event.version(),
        event.id().value(),
        event.run().value(),
        position.toString(),
        event.ingestedAt());
  }
}
