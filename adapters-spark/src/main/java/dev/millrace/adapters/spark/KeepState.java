package dev.millrace.adapters.spark;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.operator.Arrival;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.operator.KeyedStep;
import dev.millrace.domain.operator.OnceEach;
import dev.millrace.domain.port.schema.Undecodable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.GroupState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a key through a batch. Spark holds what the family's operator holds of it, and comes back
 * to it when the key was silent for too long.
 */
final class KeepState implements FlatMapGroupsWithStateFunction<String, Row, byte[], Row> {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(KeepState.class);

  private final PartsAddress address;

  KeepState(PartsAddress address) {
    this.address = address;
  }

  @Override
  public Iterator<Row> call(String key, Iterator<Row> records, GroupState<byte[]> state) {
    if (state.hasTimedOut()) {
      state.remove();
      return Collections.emptyIterator();
    }
    return rows(ExecutorParts.of(address), key, records, state);
  }

  private static <R> Iterator<Row> rows(
      StreamParts<R> parts, String key, Iterator<Row> records, GroupState<byte[]> state) {
    KeyedOperator<R> operator = parts.family().operator().orElseThrow();
    Bytes before = state.exists() ? Bytes.of(state.get()) : Bytes.EMPTY;
    List<Row> all = new ArrayList<>();
    records.forEachRemaining(all::add);
    List<Arrival<R>> come = arrivals(parts, all);
    Instant clock = Instant.ofEpochMilli(state.getCurrentWatermarkMs());
    KeyedStep step = new OnceEach<>(operator, KeepState::passedBy).step(key, before, come, clock);
    if (!step.held().equals(before)) {
      state.update(step.held().array());
    }
    if (state.exists()) {
      state.setTimeoutTimestamp(OnceEach.end(step.held(), clock).toEpochMilli());
    }
    return Stream.concat(
            step.rows().stream().map(row -> OperatorRow.set(operator, row)),
            all.stream().filter(OperatorRow::isGone).map(OperatorRow::gone))
        .iterator();
  }

  private static <R> List<Arrival<R>> arrivals(StreamParts<R> parts, List<Row> rows) {
    return rows.stream()
        .filter(OperatorRow::isRecord)
        .map(record -> new Arrival<>(event(parts, record), OperatorRow.isAgain(record)))
        .toList();
  }

  /** Only what can be decoded is given a key. */
  private static <R> Event<R> event(StreamParts<R> parts, Row record) {
    try {
      return parts.projector().decode(OperatorRow.value(record));
    } catch (Undecodable undecodable) {
      throw new IllegalStateException(undecodable);
    }
  }

  private static void passedBy(Event<?> event, Throwable bug) {
    String what = bug.getClass().getName();
    BatchLog.of(
        event.run(), () -> LOG.warn("its operator passes event {} by: {}", event.id(), what));
  }
}
