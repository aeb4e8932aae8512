package dev.millrace.adapters.spark;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.family.WindowedCount;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in which windows an event counts: a row per windowed count of its family. A record that was
 * published again counts in none, nor does one that its family does not admit, or one that makes a
 * dead letter, which is for the facts to do.
 */
final class OccurrencesTask implements FlatMapFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(OccurrencesTask.class);

  private final PartsAddress address;
  private final long since;

  /** Counts in no window that begins before that time, in milliseconds since the epoch. */
  OccurrencesTask(PartsAddress address, long since) {
    this.address = address;
    this.since = since;
  }

  @Override
  public Iterator<Row> call(Row row) {
    return occurrences(ExecutorParts.of(address), LogRow.record(row)).iterator();
  }

  private <R> List<Row> occurrences(StreamParts<R> parts, LogRecord record) {
    if (record.headers().containsKey(EventHeaders.REPLAY)) {
      return List.of();
    }
    Projected<R> projected = parts.projector().project(record);
    return projected instanceof Projected.Served<R> served
        ? occurrences(parts.family(), record, served.event())
        : List.of();
  }

  private <R> List<Row> occurrences(Family<R> family, LogRecord record, Event<R> event) {
    try {
      return family.admits(event.record())
          ? rows(family.windowedCounts(), event, record.appendedAt())
          : List.of();
    } catch (RuntimeException | StackOverflowError bug) {
      String what = bug.getClass().getName();
      BatchLog.of(event.run(), () -> LOG.warn("{} enters no window: {}", record.position(), what));
      return List.of();
    }
  }

  private <R> List<Row> rows(List<WindowedCount<R>> counts, Event<R> event, Instant appendedAt) {
    List<Row> rows = new ArrayList<>();
    for (WindowedCount<R> count : counts) {
      Instant start = count.windowStart(event, appendedAt);
      if (start.toEpochMilli() >= since) {
        count
            .dimension()
            .apply(event)
            .ifPresent(value -> rows.add(row(count, value, start, event)));
      }
    }
    return rows;
  }

  private static <R> Row row(WindowedCount<R> count, String value, Instant start, Event<R> event) {
    return RowFactory.create(
        count.view().name(),
        value,
        Timestamp.from(start),
        EventIds.bytes(event.id().value()),
        count.amount().applyAsLong(event));
  }
}
