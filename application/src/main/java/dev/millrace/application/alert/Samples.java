package dev.millrace.application.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was measured in the last minutes, and what that says, as Prometheus reads it. */
public final class Samples {

  /** An older value says nothing of a moment. */
  private static final Duration LOOKBACK = Duration.ofMinutes(5);

  /** Nobody looks further back. */
  private static final Duration KEPT = Duration.ofMinutes(20);

  private record Point(Instant at, double value) {}

  private final Map<Signal, Map<String, Deque<Point>>> series = new EnumMap<>(Signal.class);
  private Instant now = Instant.MIN;

  /** Takes in what was measured at a time, later than all before. */
  void add(Instant at, List<Sample> measured) {
    now = at;
    measured.forEach(
        sample ->
            series
                .computeIfAbsent(sample.signal(), signal -> new TreeMap<>())
                .computeIfAbsent(sample.of(), of -> new ArrayDeque<>())
                .addLast(new Point(at, sample.value())));
    series.values().forEach(this::forget);
  }

  private void forget(Map<String, Deque<Point>> signal) {
    Instant oldest = now.minus(KEPT);
    signal.values().forEach(points -> points.removeIf(point -> point.at().isBefore(oldest)));
    signal.values().removeIf(Deque::isEmpty);
  }

  /** The signal's values now; of what was not measured now there is none. */
  Map<String, Double> now(Signal signal) {
    Map<String, Double> values = new TreeMap<>();
    of(signal)
        .forEach(
            (of, points) -> {
              if (points.getLast().at().equals(now)) {
                values.put(of, points.getLast().value());
              }
            });
    return values;
  }

  /** The value so long ago; empty when it was not measured shortly before that. */
  Optional<Double> before(Signal signal, String of, Duration ago) {
    Instant then = now.minus(ago);
    return points(signal, of).stream()
        .filter(point -> !point.at().isAfter(then))
        .filter(point -> point.at().isAfter(then.minus(LOOKBACK)))
        .reduce((one, later) -> later)
        .map(Point::value);
  }

  /** By how much a counter grew in so long, as far as that was measured. */
  double increase(Signal signal, String of, Duration over) {
    List<Point> within =
        points(signal, of).stream().filter(point -> point.at().isAfter(now.minus(over))).toList();
    return within.isEmpty() ? 0 : within.get(within.size() - 1).value() - within.get(0).value();
  }

  private Deque<Point> points(Signal signal, String of) {
    return of(signal).getOrDefault(of, new ArrayDeque<>());
  }

  private Map<String, Deque<Point>> of(Signal signal) {
    return series.getOrDefault(signal, Map.of());
  }
}
