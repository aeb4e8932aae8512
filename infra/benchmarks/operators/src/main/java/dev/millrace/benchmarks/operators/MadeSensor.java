package dev.millrace.benchmarks.operators;

import dev.millrace.domain.anomaly.Reading;
import dev.millrace.domain.operator.Arrival;
import dev.millrace.domain.sensors.SensorReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A sensor that tells something every five minutes: days, noise, and now and then a jump. */
final class MadeSensor {

  static final String NAME = "boiler";

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int STEP_SECONDS = 300;
  private static final int READINGS_OF_A_DAY = 288;
  private static final int CYCLE = 1_500;
  private static final int JUMPS = 5;

  private MadeSensor() {}

  /** So many readings, the same each time. */
  static List<Reading> readings(int many) {
    Random random = new Random(7);
    List<Reading> readings = new ArrayList<>(many);
    for (int i = 0; i < many; i++) {
      double day = 8 * Math.sin(2 * Math.PI * i / READINGS_OF_A_DAY);
      double jump = i % CYCLE >= CYCLE - JUMPS ? 40 : 0;
      readings.add(new Reading(at(i), 60 + day + random.nextGaussian() + jump));
    }
    return readings;
  }

  private static Instant at(int number) {
    return BEGIN.plusSeconds((long) number * STEP_SECONDS);
  }

  /** The same readings as they come from their topic. */
  static List<Arrival<SensorReading>> arrivals(int many) {
    List<Arrival<SensorReading>> arrivals = new ArrayList<>(many);
    for (Reading reading : readings(many)) {
      int number = arrivals.size();
      SensorReading record =
          new SensorReading(new UUID(3, number), NAME, reading.value(), "°C", reading.time());
      arrivals.add(MadeEvents.arrival(number, reading.time(), record));
    }
    return arrivals;
  }
}
