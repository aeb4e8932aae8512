package dev.millrace.adapters.spark;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.port.schema.Undecodable;
import java.sql.Timestamp;
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
 * published again counts in none, and neither does one that makes a dead letter, which is for the
 * facts to do.
 */
final class OccurrencesTask implements FlatMapFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(OccurrencesTask.class);

  private final PartsAddress address;

  OccurrencesTask(PartsAddress address) {
    this.address = address;
  }

  @Override
  public Iterator<Row> call(Row row) {
    return occurrences(ExecutorParts.of(address), LogRow.record(row)).iterator();
  }

  private static <R> List<Row> occurrences(StreamParts<R> parts, LogRecord record) {
    if (record.headers().containsKey(EventHeaders.REPLAY)) {
      return List.of();
    }
    try {
      return rows(parts.family().windowedCounts(), parts.projector().decode(record));
    } catch (Undecodable dead) {
      return List.of();
    } catch (Failure ofTheRegistry) {
      throw ofTheRegistry;
    } catch (RuntimeException bug) {
      LOG.warn("{} enters no window: {}", record.position(), bug.getClass().getName());
      return List.of();
    }
  }

  private static <R> List<Row> rows(List<WindowedCount<R>> counts, Event<R> event) {
    List<Row> rows = new ArrayList<>();
    for (WindowedCount<R> count : counts) {
      count.dimension().apply(event).ifPresent(value -> rows.add(row(count, value, event)));
    }
    return rows;
  }

  private static <R> Row row(WindowedCount<R> count, String value, Event<R> event) {
    return RowFactory.create(
        count.view().name(),
        value,
        Timestamp.from(count.windowStart(event)),
        EventIds.bytes(event.id().value()));
  }
}
