package dev.millrace.local;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** One line for each change that matters, for logs and pipes. */
public final class PlainProgress implements Progress {

  private static final int NAME_WIDTH = 14;

  private final Consumer<String> lines;

  /**
   * @param lines takes each line, without its end: {@code System.err::println}
   */
  public PlainProgress(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void changed(String process, State state, Duration elapsed, String detail) {
    String text = describe(state, elapsed, detail);
    if (!text.isEmpty()) {
      lines.accept(padded(process) + " " + text);
    }
  }

  static String padded(String process) {
    return process + " ".repeat(Math.max(0, NAME_WIDTH - process.length()));
  }

  static String seconds(Duration elapsed) {
    return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
  }

  static String stopped(Duration elapsed, String detail) {
    return "stopped in " + seconds(elapsed) + (detail.isEmpty() ? "" : ": " + detail);
  }

  private static String describe(State state, Duration elapsed, String detail) {
    return switch (state) {
      case WAITING, STARTING, STOPPING -> "";
      case READY -> "ready in " + seconds(elapsed);
      case RESTARTING -> "restarting: " + detail;
      case STOPPED -> stopped(elapsed, detail);
      case FAILED -> "failed: " + detail;
    };
  }
}
