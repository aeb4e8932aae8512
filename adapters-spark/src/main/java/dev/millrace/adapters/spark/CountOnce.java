package dev.millrace.adapters.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.GroupState;

/**
 * Counts each event id of a window once. The window's state is the ids themselves, so that knowing
 * an event and counting it cannot come apart, and it goes when the watermark closes the window.
 */
final class CountOnce implements FlatMapGroupsWithStateFunction<Row, Row, byte[], Row> {

  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Row> call(Row window, Iterator<Row> occurrences, GroupState<byte[]> state) {
    if (state.hasTimedOut()) {
      state.remove();
      return Collections.emptyIterator();
    }
    EventIds before = state.exists() ? new EventIds(state.get()) : EventIds.NONE;
    EventIds after = before.with(ids(occurrences));
    state.update(after.sorted());
    state.setTimeoutTimestamp(closing(window, state.getCurrentWatermarkMs()));
    return after.count() == before.count()
        ? Collections.emptyIterator()
        : Collections.singleton(Window.counted(window, after.count())).iterator();
  }

  private static Iterator<byte[]> ids(Iterator<Row> occurrences) {
    Iterable<Row> all = () -> occurrences;
    return StreamSupport.stream(all.spliterator(), false).map(Window::eventId).iterator();
  }

  /**
   * Spark drops what is not after the previous batch's watermark and ends what is before this
   * one's; it refuses an end that is not after the watermark.
   */
  private static long closing(Row window, long watermark) {
    return Math.max(Window.of(window).start().toEpochMilli(), watermark + 1);
  }
}
