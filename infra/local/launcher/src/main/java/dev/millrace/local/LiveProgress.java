package dev.millrace.local;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One line per process on a terminal, redrawn in place while something is under way. When all have
 * settled the lines stay as they are, and the next change begins new ones below.
 */
public final class LiveProgress implements Progress {

  private static final long FRAME_MILLIS = 100;
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_REST = "\u001b[K";

  private final Consumer<String> terminal;
  private final Map<String, ProgressRow> rows = new LinkedHashMap<>();
  private @Nullable Thread painter;
  private int drawn;

  /**
   * @param terminal takes text as it is, with its escape sequences: {@code System.err::print}
   */
  public LiveProgress(Consumer<String> terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void changed(String process, State state, Duration elapsed, String detail) {
    rows.put(process, new ProgressRow(state, elapsed, detail));
    if (painter == null) {
      painter = new Thread(this::paint, "progress");
      painter.setDaemon(true);
      painter.start();
    }
    draw();
  }

  @Override
  public synchronized void close() {
    draw();
    settle();
  }

  private void paint() {
    try {
      while (drawUnlessSettled()) {
        Thread.sleep(FRAME_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean drawUnlessSettled() {
    if (painter != Thread.currentThread()) {
      return false;
    }
    draw();
    if (rows.values().stream().allMatch(ProgressRow::isSettled)) {
      settle();
      return false;
    }
    return true;
  }

  private void settle() {
    rows.clear();
    drawn = 0;
    painter = null;
  }

  private void draw() {
    StringBuilder frame = new StringBuilder();
    if (drawn > 0) {
      frame.append(UP.formatted(drawn));
    }
    rows.forEach(
        (process, row) ->
            frame.append('\r').append(row.text(process)).append(CLEAR_REST).append('\n'));
    drawn = rows.size();
    terminal.accept(frame.toString());
  }
}
