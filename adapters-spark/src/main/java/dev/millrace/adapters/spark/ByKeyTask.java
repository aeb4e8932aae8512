package dev.millrace.adapters.spark;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.operator.KeyedOperator;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says under which key the records of a partition are for their family's operator. A record that
 * its family does not admit is for none, nor is one that makes a dead letter, which is for the
 * facts to do.
 */
final class ByKeyTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(ByKeyTask.class);

  private final PartsAddress address;

  ByKeyTask(PartsAddress address) {
    this.address = address;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> records) {
    return records.hasNext() ? rows(ExecutorParts.of(address), records) : records;
  }

  private static <R> Iterator<Row> rows(StreamParts<R> parts, Iterator<Row> records) {
    KeyedOperator<R> operator = parts.family().operator().orElseThrow();
    Iterable<Row> all = () -> records;
    return StreamSupport.stream(all.spliterator(), false)
        .map(LogRow::record)
        .flatMap(record -> row(parts, operator, record))
        .iterator();
  }

  private static <R> Stream<Row> row(
      StreamParts<R> parts, KeyedOperator<R> operator, LogRecord record) {
    Projected<R> projected = parts.projector().project(record);
    return projected instanceof Projected.Served<R> served
        ? key(parts, operator, served.event(), record)
            .map(key -> OperatorRow.record(key, record))
            .stream()
        : Stream.empty();
  }

  private static <R> Optional<String> key(
      StreamParts<R> parts, KeyedOperator<R> operator, Event<R> event, LogRecord record) {
    try {
      return parts.family().admits(event.record())
          ? operator.key(event.record())
          : Optional.empty();
    } catch (RuntimeException | StackOverflowError bug) {
      String what = bug.getClass().getName();
      BatchLog.of(
          event.run(), () -> LOG.warn("{} is for no operator: {}", record.position(), what));
      return Optional.empty();
    }
  }
}
