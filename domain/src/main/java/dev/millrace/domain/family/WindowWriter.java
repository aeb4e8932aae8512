package dev.millrace.domain.family;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import dev.millrace.domain.window.Change;
import dev.millrace.domain.window.ClosedWindows;
import dev.millrace.domain.window.Counted;
import dev.millrace.domain.window.LateEvents;
import dev.millrace.domain.window.Occurrence;
import dev.millrace.domain.window.Window;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes what a batch does to a family's windows. The row of an open window is set. Of one that
 * closes, or is closed, what is kept is read back and joined with what comes, the events that are
 * new are kept, and <em>then</em> the row is set: so a row never counts an event that is not kept,
 * and a row that counts more than is kept tells that something is no longer known. Events of such a
 * window are listed besides, and its row is set again once more is kept than it counts.
 *
 * <p>A batch that is repeated finds its own events kept and sets the same rows. A row that counts
 * more is left: what is counted never becomes less. For one task; not for several threads.
 */
public final class WindowWriter<R> {

  /** The events of so many closed windows are held at a time. */
  static final int AT_ONCE = 20;

  private final Family<R> family;
  private final ServedPartitions partitions;
  private final ViewWriter writer;
  private final WriteTime writeTime;
  private final Map<Window, Change> pending = new LinkedHashMap<>();
  private Late late = Late.NONE;

  /**
   * For one task of a batch.
   *
   * @param writeTime of the batch
   */
  public WindowWriter(
      Family<R> family, ServedPartitions partitions, ViewWriter writer, WriteTime writeTime) {
    this.family = family;
    this.partitions = partitions;
    this.writer = writer;
    this.writeTime = writeTime;
  }

  /** Takes a change of a window that has none yet in this batch. */
  public void take(Window window, Change change) {
    if (change instanceof Change.Open open) {
      writer.write(List.of(row(window, open.count(), open.sum())));
    } else {
      pending.put(window, change);
      if (pending.size() == AT_ONCE) {
        settle();
      }
    }
  }

  /** Returns when everything taken is durable, and says how much of it came late. */
  public Late finish() {
    settle();
    writer.flush();
    return late;
  }

  private void settle() {
    if (pending.isEmpty()) {
      return;
    }
    Map<Window, Counted> kept = kept();
    Map<Window, Long> served = served();
    list(kept, served);
    List<Mutation> rows = new ArrayList<>();
    pending.forEach(
        (window, change) -> {
          Counted known = kept.getOrDefault(window, Counted.NOTHING);
          long count = served.getOrDefault(window, 0L);
          Counted fresh = events(change).without(known);
          Counted all = known.with(fresh);
          writer.write(ClosedWindows.rows(window, fresh, writeTime));
          if (all.count() > count) {
            rows.add(row(window, all.count(), all.sum()));
          }
          if (change instanceof Change.Late
              && !fresh.isEmpty()
              && unsure(change, known.count(), count).isEmpty()) {
            late = late.plus(new Late(1, fresh.count(), 0));
          }
        });
    writer.flush();
    writer.write(rows);
    pending.clear();
  }

  /**
   * Lists the events of windows of which something is no longer known. They are listed before they
   * are kept: a batch that is repeated knows of more, and would list them no longer.
   */
  private void list(Map<Window, Counted> kept, Map<Window, Long> served) {
    List<Mutation> rows = new ArrayList<>();
    pending.forEach(
        (window, change) -> {
          long known = kept.getOrDefault(window, Counted.NOTHING).count();
          for (Occurrence one : unsure(change, known, served.getOrDefault(window, 0L))) {
            rows.add(LateEvents.row(family.name(), window, one, writeTime));
          }
        });
    if (!rows.isEmpty()) {
      writer.write(rows);
      writer.flush();
      late = late.plus(new Late(0, 0, rows.size()));
    }
  }

  /** The late events that may be among those that the row counts and nobody knows any more. */
  private static List<Occurrence> unsure(Change change, long known, long count) {
    return change instanceof Change.Late some && !some.isWhole() && known < count
        ? some.occurrences()
        : List.of();
  }

  private static Counted events(Change change) {
    return change instanceof Change.Late some
        ? Counted.of(some.occurrences())
        : ((Change.Closed) change).events();
  }

  private Map<Window, Counted> kept() {
    Map<List<Object>, Window> keys = new HashMap<>();
    pending.keySet().forEach(window -> keys.put(ClosedWindows.key(window), window));
    Map<Window, Counted> kept = new HashMap<>();
    partitions
        .under(ClosedWindows.VIEW, keys.keySet())
        .forEach(
            (key, rows) ->
                kept.put(Objects.requireNonNull(keys.get(key)), ClosedWindows.counted(rows)));
    return kept;
  }

  /** What the rows of the pending windows count. */
  private Map<Window, Long> served() {
    Map<Window, Long> served = new HashMap<>();
    for (WindowedCount<R> count : family.windowedCounts()) {
      Map<List<Object>, Window> keys = new HashMap<>();
      for (Window window : pending.keySet()) {
        if (window.view().equals(count.view().name())) {
          keys.put(count.key(window.value(), window.start()), window);
        }
      }
      Map<List<Object>, List<ViewRow>> rows =
          keys.isEmpty() ? Map.of() : partitions.under(count.view(), keys.keySet());
      rows.forEach(
          (key, found) ->
              served.put(Objects.requireNonNull(keys.get(key)), WindowedCount.count(found.get(0))));
    }
    return served;
  }

  private Mutation row(Window window, long count, BigInteger sum) {
    return family.windowedCounts().stream()
        .filter(one -> one.view().name().equals(window.view()))
        .findFirst()
        .orElseThrow(() -> unknown(window))
        .row(window.value(), window.start(), count, sum, writeTime);
  }

  private PermanentFailure unknown(Window window) {
    return new PermanentFailure(
        "the family "
            + family.name()
            + " no longer counts "
            + window.view()
            + ", but its query's checkpoint holds windows of it: carry the count until they have"
            + " closed, or move the checkpoint away and start again");
  }

  /**
   * How much of what was taken came late.
   *
   * @param windows how many closed windows counted more
   * @param counted how many events these counted
   * @param unsure how many stand in {@link LateEvents}, because nobody knows whether their window
   *     has counted them
   */
  public record Late(long windows, long counted, long unsure) {

    public static final Late NONE = new Late(0, 0, 0);

    public Late plus(Late other) {
      return new Late(windows + other.windows, counted + other.counted, unsure + other.unsure);
    }
  }
}
