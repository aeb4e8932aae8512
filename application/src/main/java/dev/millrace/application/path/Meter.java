package dev.millrace.application.path;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fast a count grows, by what was seen of it in the last seconds. */
final class Meter {

  /** Over so long a rate is taken, so that batches do not make it jump. */
  private static final Duration WINDOW = Duration.ofSeconds(10);

  /** Over less it would be chance. */
  private static final Duration SHORTEST = Duration.ofMillis(1_500);

  /** What was seen longer ago says nothing of now. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int KEPT_RATES = 60;
  private static final double MILLIS = 1e3;

  private record Point(Instant at, long count) {}

  private final Deque<Point> points = new ArrayDeque<>();
  private final Deque<Double> rates = new ArrayDeque<>();
  private @Nullable Double rate;

  /** Takes a count in, unless it was taken in already. */
  void saw(Instant at, long count) {
    if (!points.isEmpty() && !points.getLast().at().isBefore(at)) {
      return;
    }
    points.addLast(new Point(at, count));
    points.removeIf(point -> point.at().plus(LONGEST).isBefore(at));
    rate = measure(points.getLast());
    if (rate != null) {
      rates.addLast(rate);
    }
    if (rates.size() > KEPT_RATES) {
      rates.removeFirst();
    }
  }

  /** Forgets everything: the count begins anew. */
  void reset() {
    points.clear();
    rates.clear();
    rate = null;
  }

  @Nullable Double rate() {
    return rate;
  }

  List<Double> recent() {
    return new ArrayList<>(rates);
  }

  private @Nullable Double measure(Point last) {
    Point first = points.getFirst();
    for (Point point : points) {
      if (!point.at().plus(WINDOW).isAfter(last.at())) {
        first = point;
      }
    }
    Duration span = Duration.between(first.at(), last.at());
    return span.compareTo(SHORTEST) < 0
        ? null
        : Math.max(0, (last.count() - first.count()) * MILLIS / span.toMillis());
  }
}
