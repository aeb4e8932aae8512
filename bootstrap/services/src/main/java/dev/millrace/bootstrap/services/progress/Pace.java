package dev.millrace.bootstrap.services.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The rate of a work over the last half minute, and what is left of its time at that rate. */
final class Pace {

  private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();

  private record Sample(long nanos, long done) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  void note(long nanos, long done) {
    samples.addLast(new Sample(nanos, done));
    while (nanos - samples.getFirst().nanos() > WINDOW_NANOS && samples.size() > 2) {
      samples.removeFirst();
    }
  }

  /** 0 as long as nothing is known. */
  double perSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    long nanos = Math.max(last.nanos() - first.nanos(), 1);
    return Math.max(0, last.done() - first.done()) * 1e9 / nanos;
  }

  /** Empty while nothing moves. */
  Optional<Duration> remaining(long left) {
    double rate = perSecond();
    return rate > 0
        ? Optional.of(Duration.ofSeconds((long) Math.ceil(left / rate)))
        : Optional.empty();
  }
}
