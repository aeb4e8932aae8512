package dev.millrace.adapters.spark;

import dev.millrace.domain.window.Counted;
import dev.millrace.domain.window.Horizon;
import dev.millrace.domain.window.Occurrence;
import dev.millrace.domain.window.Step;
import dev.millrace.domain.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.GroupState;

/**
 * Takes a window through a batch. Spark holds what an open window has counted, and comes back to it
 * when the watermark has passed its start.
 */
final class CountOnce implements FlatMapGroupsWithStateFunction<Row, Row, byte[], Row> {

  private static final long serialVersionUID = 1L;

  private final long madeAt;

  /**
   * @param madeAt when the generation began, in milliseconds since the epoch
   */
  CountOnce(long madeAt) {
    this.madeAt = madeAt;
  }

  @Override
  public Iterator<Row> call(Row key, Iterator<Row> occurrences, GroupState<byte[]> state) {
    Window window = WindowRow.window(key);
    if (WindowRow.isClock(window)) {
      return Collections.emptyIterator();
    }
    Step step = Step.of(window.start(), held(state), list(occurrences), horizon(state));
    hold(step, window, state);
    return step.change().map(change -> WindowRow.change(key, change)).stream().iterator();
  }

  /** Spark's time is in the batch's plan, so that a batch that is repeated has the same. */
  private Horizon horizon(GroupState<byte[]> state) {
    long watermark = state.getCurrentWatermarkMs();
    return new Horizon(
        Instant.ofEpochMilli(watermark),
        Instant.ofEpochMilli(madeAt),
        Instant.ofEpochMilli(Math.max(watermark, state.getCurrentProcessingTimeMs())));
  }

  private static Optional<Counted> held(GroupState<byte[]> state) {
    return state.exists() ? Optional.of(Counted.of(state.get())) : Optional.empty();
  }

  private static List<Occurrence> list(Iterator<Row> rows) {
    List<Occurrence> occurrences = new ArrayList<>();
    rows.forEachRemaining(row -> occurrences.add(WindowRow.occurrence(row)));
    return occurrences;
  }

  /** An open window begins after the watermark, before which Spark refuses to come back. */
  private static void hold(Step step, Window window, GroupState<byte[]> state) {
    if (step.held().isPresent()) {
      if (step.change().isPresent()) {
        state.update(step.held().get().bytes());
      }
      state.setTimeoutTimestamp(window.start().toEpochMilli());
    } else if (state.exists()) {
      state.remove();
    }
  }
}
