package dev.millrace.bootstrap.services.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What a gauge shows at a moment. */
record Reading(String what, long done, long total, double perSecond, Optional<Duration> remaining) {

  private static final int WIDTH = 79;
  private static final int BAR = 20;

  /** For a terminal: never wider than one line of it. */
  String bar() {
    int full = (int) (share() * BAR);
    String line =
        String.format(
            Locale.ROOT,
            "%-9s [%s%s] %3d %%  %,d of %,d  %,.0f/s  %s",
            what,
            "█".repeat(full),
            "░".repeat(BAR - full),
            percent(),
            done,
            total,
            perSecond,
            left());
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }

  /** For logs and pipes. */
  String line(String detail) {
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d (%d %%), %,.0f/s, %s%s",
        what,
        done,
        total,
        percent(),
        perSecond,
        left(),
        detail.isEmpty() ? "" : "; " + detail);
  }

  private double share() {
    return total <= 0 ? 0 : Math.min(1.0, done / (double) total);
  }

  private long percent() {
    return (long) (share() * 100);
  }

  private String left() {
    if (total > 0 && done >= total) {
      return "done";
    }
    return remaining.map(time -> text(time) + " left").orElse("waiting");
  }

  private static String text(Duration time) {
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() > 0
        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
        : time.toSeconds() + " s";
  }
}
