package dev.millrace.domain.family;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A count of events per window of time and value of a dimension, each event id once.
 *
 * @param view as {@link #view} makes it
 * @param window the length of a tumbling window, aligned to the epoch
 * @param dimension the value that an event is counted under; an event without one is not counted
 */
public record WindowedCount<R>(
    View view, Duration window, Function<Event<R>, Optional<String>> dimension) {

  /**
   * How far the event time may stand ahead of the ingest time: more is clamped, so that one record
   * from the future cannot close the windows of all others.
   */
  public static final Duration BOUND = Duration.ofMinutes(1);

  /** A view of counts: a partition per value and day, a row per window. */
  public static View view(String name, String dimension) {
    return new View(
        name,
        List.of(Column.of(dimension, ColumnType.TEXT), Column.of("day", ColumnType.DATE)),
        List.of(Column.of("window_start", ColumnType.TIMESTAMP)),
        List.of(Column.of("count", ColumnType.BIGINT)));
  }

  /** The start of the window that an event falls into. */
  public Instant windowStart(Event<R> event) {
    long millis = countedAt(event).toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, window.toMillis()));
  }

  /** The time that an event is counted at: {@code min(event time, ingest time + bound)}. */
  public static Instant countedAt(Event<?> event) {
    Instant latest = event.ingestedAt().plus(BOUND);
    return event.eventTime().isAfter(latest) ? latest : event.eventTime();
  }

  /** The mutation that sets a window's row to a count. */
  public Mutation row(String value, Instant windowStart, long count, WriteTime writeTime) {
    return new Mutation.Upsert(
        view,
        List.of(value, windowStart.atZone(ZoneOffset.UTC).toLocalDate(), windowStart, count),
        writeTime,
        false);
  }
}
