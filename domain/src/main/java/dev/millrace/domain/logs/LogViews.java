package dev.millrace.domain.logs;

import static dev.millrace.domain.view.ColumnType.TEXT;
import static dev.millrace.domain.view.ColumnType.TIMESTAMP;
import static dev.millrace.domain.view.ColumnType.UUID;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The views of lines of logs, which rows of them a line occupies, and how it sets them. A line may
 * hold anything, so it is masked as what tells of a person is.
 */
final class LogViews {

  private static final Column ID = Column.of("log_line_id", UUID);
  private static final Column SOURCE = Column.of("source", TEXT);
  private static final Column AT = Column.of("at", TIMESTAMP);

  private static final List<Column> DETAILS =
      List.of(
          Column.of("host", TEXT), Column.of("level", TEXT), Column.of("line", TEXT).personal());

  static final View BY_ID =
      new View("log_lines_by_id", List.of(ID), List.of(), columns(List.of(SOURCE, AT)));

  static final View BY_SOURCE_AND_MINUTE =
      new View(
          "log_lines_by_source_and_minute",
          List.of(SOURCE, Column.of("minute", TIMESTAMP)),
          List.of(AT, ID),
          columns(List.of()));

  private LogViews() {}

  private static List<Column> columns(List<Column> first) {
    return Stream.of(first, DETAILS, Provenance.COLUMNS).flatMap(List::stream).toList();
  }

  /** The primary key of the line's row by source and minute. */
  private static List<Object> bySourceAndMinute(LoggedLine line) {
    return List.of(line.source(), line.at().truncatedTo(ChronoUnit.MINUTES), line.at(), line.id());
  }

  static ViewKeys keys(LoggedLine line) {
    return new ViewKeys(
        Map.of(
            BY_ID.name(),
            List.of(line.id().toString()),
            BY_SOURCE_AND_MINUTE.name(),
            bySourceAndMinute(line).stream().map(Object::toString).toList()));
  }

  static List<Mutation> mutations(Event<LoggedLine> event, Position position) {
    LoggedLine line = event.record();
    List<@Nullable Object> details = Arrays.asList(line.host(), line.level().name(), line.line());
    return List.of(
        row(BY_ID, List.of(line.id(), line.source(), line.at()), details, event, position),
        row(BY_SOURCE_AND_MINUTE, bySourceAndMinute(line), details, event, position));
  }

  private static Mutation row(
      View view,
      List<Object> first,
      List<@Nullable Object> details,
      Event<LoggedLine> event,
      Position position) {
    List<@Nullable Object> values = new ArrayList<>(first);
    values.addAll(details);
    values.addAll(Provenance.of(event, position));
    return new Mutation.Upsert(view, values, event.writeTime(), false);
  }
}
