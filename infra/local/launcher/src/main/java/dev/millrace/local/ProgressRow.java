package dev.millrace.local;

import java.time.Duration;

/** What the live display knows of one process. */
final class ProgressRow {

  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final long TURN_MILLIS = 100;
  // A line that wraps would break the redrawing in place.
  private static final int WIDTH = 78;

  private final Stopwatch since = new Stopwatch();
  private final State state;
  private final Duration elapsed;
  private final String detail;

  ProgressRow(State state, Duration elapsed, String detail) {
    this.state = state;
    this.elapsed = elapsed;
    this.detail = detail;
  }

  /** Whether nothing more is expected to happen by itself. */
  boolean isSettled() {
    return switch (state) {
      case READY, STOPPED, FAILED -> true;
      case WAITING, STARTING, RESTARTING, STOPPING -> false;
    };
  }

  String text(String process) {
    String line = mark() + " " + PlainProgress.padded(process) + " " + description();
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }

  private String mark() {
    return switch (state) {
      case READY -> "✓";
      case STOPPED -> "·";
      case FAILED -> "✗";
      case WAITING -> " ";
      case STARTING, RESTARTING, STOPPING -> spinner();
    };
  }

  private String spinner() {
    long turn = since.elapsed().toMillis() / TURN_MILLIS;
    return String.valueOf(SPINNER.charAt((int) (turn % SPINNER.length())));
  }

  private String description() {
    String running = PlainProgress.seconds(since.elapsed());
    String total = PlainProgress.seconds(elapsed);
    return switch (state) {
      case WAITING -> detail.isEmpty() ? "waiting" : "waiting for " + detail;
      case STARTING -> "starting " + running;
      case READY -> "ready in " + total;
      case RESTARTING -> "restarting: " + detail;
      case STOPPING -> "stopping " + running;
      case STOPPED -> PlainProgress.stopped(elapsed, detail);
      case FAILED -> "failed: " + detail;
    };
  }
}
