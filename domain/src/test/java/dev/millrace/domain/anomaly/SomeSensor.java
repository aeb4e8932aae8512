package dev.millrace.domain.anomaly;

import dev.millrace.domain.document.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Readings for tests, every five minutes from a midnight. */
final class SomeSensor {

  static final Instant MIDNIGHT = Instant.parse("2026-11-02T00:00:00Z");
  static final Duration STEP = Duration.ofMinutes(5);
  static final int DAY = 288;

  private SomeSensor() {}

  static Instant at(int number) {
    return MIDNIGHT.plus(STEP.multipliedBy(number));
  }

  static List<Reading> telling(int many, IntToDoubleFunction value) {
    List<Reading> readings = new ArrayList<>(many);
    for (int i = 0; i < many; i++) {
      readings.add(new Reading(at(i), value.applyAsDouble(i)));
    }
    return readings;
  }

  /** A day like the other, quieter at weekends, with some noise. */
  static IntToDoubleFunction daily(long seed) {
    Random random = new Random(seed);
    return i ->
        50
            + (i / DAY % 7 < 5 ? 20 : 12) * Math.sin(2 * Math.PI * i / DAY)
            + 2 * random.nextGaussian();
  }

  /** All of it in one batch. */
  static Step watched(List<Reading> readings) {
    return Step.of(Bytes.EMPTY, readings);
  }

  /** When its alerts were opened. */
  static List<Instant> opened(Step step) {
    return step.alerts().stream().map(Alert::openedAt).distinct().toList();
  }
}
