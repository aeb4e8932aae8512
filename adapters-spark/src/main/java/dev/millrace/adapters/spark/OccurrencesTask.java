package dev.millrace.adapters.spark;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.window.Occurrence;
import dev.millrace.domain.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in which windows the events of a partition count: a row per windowed count of their family,
 * and one at the end that tells how far the newest is. A record that its family does not admit
 * counts in none, nor does one that makes a dead letter, which is for the facts to do.
 */
final class OccurrencesTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(OccurrencesTask.class);

  private final PartsAddress address;

  OccurrencesTask(PartsAddress address) {
    this.address = address;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> records) {
    return records.hasNext() ? rows(ExecutorParts.of(address), records) : records;
  }

  private static <R> Iterator<Row> rows(StreamParts<R> parts, Iterator<Row> records) {
    return new Rows<>(parts, records);
  }

  /** Makes them one record at a time. */
  private static final class Rows<R> implements Iterator<Row> {

    private final StreamParts<R> parts;
    private final Iterator<Row> records;
    private Iterator<Row> ready = Collections.emptyIterator();
    private Instant newest = Instant.MIN;

    Rows(StreamParts<R> parts, Iterator<Row> records) {
      this.parts = parts;
      this.records = records;
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && records.hasNext()) {
        ready = rows(LogRow.record(records.next())).iterator();
      }
      if (!ready.hasNext() && newest.isAfter(Instant.MIN)) {
        ready = List.of(WindowRow.clock(newest)).iterator();
        newest = Instant.MIN;
      }
      return ready.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }

    private List<Row> rows(LogRecord record) {
      Projected<R> projected = parts.projector().project(record);
      return projected instanceof Projected.Served<R> served
          ? rows(record, served.event())
          : List.of();
    }

    private List<Row> rows(LogRecord record, Event<R> event) {
      Family<R> family = parts.family();
      try {
        return family.admits(event.record())
            ? rows(family.windowedCounts(), event, record)
            : List.of();
      } catch (RuntimeException | StackOverflowError bug) {
        String what = bug.getClass().getName();
        BatchLog.of(
            event.run(), () -> LOG.warn("{} enters no window: {}", record.position(), what));
        return List.of();
      }
    }

    private List<Row> rows(List<WindowedCount<R>> counts, Event<R> event, LogRecord record) {
      List<Row> rows = new ArrayList<>();
      for (WindowedCount<R> count : counts) {
        Optional<String> value = count.dimension().apply(event);
        if (value.isPresent()) {
          Instant start = count.windowStart(event, record.appendedAt());
          Window window = new Window(count.view().name(), value.get(), start);
          rows.add(WindowRow.occurrence(window, occurrence(count, event, record)));
          newest = start.isAfter(newest) ? start : newest;
        }
      }
      return rows;
    }

    private static <R> Occurrence occurrence(
        WindowedCount<R> count, Event<R> event, LogRecord record) {
      Position position = record.position();
      return new Occurrence(
          event.id().value(),
          count.amount().applyAsLong(event),
          position.partition(),
          position.offset(),
          record.appendedAt());
    }
  }
}
