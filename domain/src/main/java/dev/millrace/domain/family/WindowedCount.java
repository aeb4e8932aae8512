package dev.millrace.domain.family;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A count of events per window of time and value of a dimension, each event id once, and the sum of
 * an amount of theirs, which is exact however large it grows.
 *
 * @param view as {@link #view} or {@link #summing} makes it
 * @param window the length of a tumbling window, aligned to the epoch
 * @param dimension the value that an event is counted under; of several dimensions their values,
 *     joined by {@link #AND}. An event without one is not counted
 * @param amount what an event adds to the sum; nothing reads it where the view holds no sum
 */
public record WindowedCount<R>(
    View view,
    Duration window,
    Function<Event<R>, Optional<String>> dimension,
    ToLongFunction<Event<R>> amount) {

  /**
   * How far the event time may stand ahead of the ingest time, and that ahead of the broker's: more
   * is clamped, so that one record from the future cannot close the windows of all others.
   */
  public static final Duration BOUND = Duration.ofMinutes(1);

  /** Stands between the values of several dimensions, none of which holds it: U+001F. */
  public static final String AND = "\u001f";

  private static final Column COUNT = Column.of("count", ColumnType.BIGINT);

  /** A count without a sum. */
  public WindowedCount(View view, Duration window, Function<Event<R>, Optional<String>> dimension) {
    this(view, window, dimension, event -> 0);
  }

  /** A view of counts: a partition per value and day, a row per window. */
  public static View view(String name, String dimension) {
    return view(name, List.of(dimension));
  }

  /** A view of counts: a partition per values of the dimensions and day. */
  public static View view(String name, List<String> dimensions) {
    return view(name, dimensions, List.of(COUNT));
  }

  /** A view of counts and sums: a partition per values of the dimensions and day. */
  public static View summing(String name, List<String> dimensions, String sum) {
    return view(name, dimensions, List.of(COUNT, Column.of(sum, ColumnType.VARINT)));
  }

  private static View view(String name, List<String> dimensions, List<Column> values) {
    List<Column> partitionKey = new ArrayList<>();
    dimensions.forEach(dimension -> partitionKey.add(Column.of(dimension, ColumnType.TEXT)));
    partitionKey.add(Column.of("day", ColumnType.DATE));
    return new View(
        name, partitionKey, List.of(Column.of("window_start", ColumnType.TIMESTAMP)), values);
  }

  /**
   * The start of the window that an event falls into.
   *
   * @param appendedAt when the broker took it
   */
  public Instant windowStart(Event<R> event, Instant appendedAt) {
    long millis = countedAt(event, appendedAt).toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, window.toMillis()));
  }

  /**
   * The time that an event is counted at: {@code min(event time, ingest time + bound)}. The ingest
   * time is itself a claim of whoever wrote the record, and counts as {@code min(ingest time,
   * broker's time + bound)}: as long as the two clocks are less than the bound apart, that is the
   * ingest time.
   *
   * @param appendedAt when the broker took it
   */
  public static Instant countedAt(Event<?> event, Instant appendedAt) {
    Instant ingestedAt = earlier(event.ingestedAt(), appendedAt.plus(BOUND));
    return earlier(event.eventTime(), ingestedAt.plus(BOUND));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isAfter(other) ? other : one;
  }

  /** The key of a window's row. */
  public List<Object> key(String value, Instant windowStart) {
    int dimensions = view.partitionKey().size() - 1;
    List<Object> key = new ArrayList<>(List.of(value.split(AND, dimensions)));
    key.add(windowStart.atZone(ZoneOffset.UTC).toLocalDate());
    key.add(windowStart);
    return key;
  }

  /** The count in a window's row. */
  public static long count(ViewRow row) {
    return row.value(COUNT.name(), Long.class).orElse(0L);
  }

  /** The mutation that sets a window's row to a count. */
  public Mutation row(String value, Instant windowStart, long count, WriteTime writeTime) {
    return row(value, windowStart, count, BigInteger.ZERO, writeTime);
  }

  /** The mutation that sets a window's row to a count and, where the view has one, a sum. */
  public Mutation row(
      String value, Instant windowStart, long count, BigInteger sum, WriteTime writeTime) {
    List<@Nullable Object> row = new ArrayList<>(key(value, windowStart));
    row.add(count);
    if (view.values().size() > 1) {
      row.add(sum);
    }
    return new Mutation.Upsert(view, row, writeTime, false);
  }
}
