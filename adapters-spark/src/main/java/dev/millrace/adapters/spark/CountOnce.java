package dev.millrace.adapters.spark;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.GroupState;

/**
 * Counts each event id of a window once, and adds its amount once. The window's state is the ids
 * themselves and the sum, so that knowing an event and counting it cannot come apart, and it goes
 * when the watermark closes the window.
 */
final class CountOnce implements FlatMapGroupsWithStateFunction<Row, Row, byte[], Row> {

  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Row> call(Row window, Iterator<Row> occurrences, GroupState<byte[]> state) {
    if (state.hasTimedOut()) {
      state.remove();
      return Collections.emptyIterator();
    }
    Counted before = state.exists() ? Counted.of(state.get()) : Counted.NOTHING;
    Counted after = before.with(amounts(occurrences));
    state.update(after.state());
    state.setTimeoutTimestamp(closing(window, state.getCurrentWatermarkMs()));
    return after.count() == before.count()
        ? Collections.emptyIterator()
        : Collections.singleton(Window.counted(window, after)).iterator();
  }

  /** Each id with its amount, once: an id that comes again brings the same. */
  private static Map<UUID, Long> amounts(Iterator<Row> occurrences) {
    Map<UUID, Long> amounts = new HashMap<>();
    occurrences.forEachRemaining(
        row -> amounts.put(EventIds.id(Window.eventId(row)), Window.amount(row)));
    return amounts;
  }

  /**
   * Spark drops what is not after the previous batch's watermark and ends what is before this
   * one's; it refuses an end that is not after the watermark.
   */
  private static long closing(Row window, long watermark) {
    return Math.max(Window.of(window).start().toEpochMilli(), watermark + 1);
  }
}
