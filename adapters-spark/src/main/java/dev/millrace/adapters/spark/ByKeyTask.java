package dev.millrace.adapters.spark;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.operator.Silence;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says under which key the records of a partition are for their family's operator: a row for each,
 * and one at the end that tells how far the partition is. A record that its family does not admit
 * is for none, nor is one that makes a dead letter, which is for the facts to do. Of a record that
 * was erased the rows pass which the operator may have set: one that begins anew meets its versions
 * again, and sets them at a later time than that at which the facts delete.
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
    Newest newest = new Newest();
    Iterable<Row> all = () -> records;
    return Stream.concat(
            StreamSupport.stream(all.spliterator(), false)
                .map(LogRow::record)
                .flatMap(record -> row(parts, operator, record, newest)),
            Stream.of(newest).flatMap(Newest::clock))
        .iterator();
  }

  private static <R> Stream<Row> row(
      StreamParts<R> parts, KeyedOperator<R> operator, LogRecord record, Newest newest) {
    Projected<R> projected = parts.projector().project(record);
    if (projected instanceof Projected.Erased<R> erased) {
      return erased.mutations().stream()
          .flatMap(deletion -> OperatorRow.gone(operator, deletion).stream());
    }
    if (!(projected instanceof Projected.Served<R> served)) {
      return Stream.empty();
    }
    newest.see(Silence.clock(served.event(), record.appendedAt()));
    return key(parts, operator, served.event(), record)
        .map(key -> OperatorRow.record(key, record))
        .stream();
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

  /** How far a partition is, as soon as all of its records are read. */
  private static final class Newest {

    private Instant at = Instant.MIN;

    void see(Instant clock) {
      at = clock.isAfter(at) ? clock : at;
    }

    Stream<Row> clock() {
      return at.equals(Instant.MIN) ? Stream.empty() : Stream.of(OperatorRow.clock(at));
    }
  }
}
