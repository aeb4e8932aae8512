package dev.millrace.domain.sensors;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What sensors measured, for tests, and the events that carry it. */
public final class SomeReadings {

  public static final Instant MIDNIGHT = Instant.parse("2026-11-02T00:00:00Z");
  public static final Duration STEP = Duration.ofMinutes(5);
  public static final RunId RUN = RunId.of("0e0e0d0c-0b0a-4908-8706-050403020100");

  private static final int DAY = 288;

  private SomeReadings() {}

  /** A sensor's reading, told by a number: so many steps after midnight. */
  public static SensorReading of(String sensor, int number, @Nullable Double value) {
    return new SensorReading(
        new UUID(sensor.hashCode(), number),
        sensor,
        value,
        "°C",
        MIDNIGHT.plus(STEP.multipliedBy(number)));
  }

  /** So many readings that tell of calm days, by a seed, of which some jump up in their middle. */
  public static List<SensorReading> jumping(String sensor, int many, int first, int jumps) {
    Random random = new Random(sensor.hashCode());
    return IntStream.range(0, many)
        .mapToObj(
            i -> {
              double calm = 50 + 20 * Math.sin(2 * Math.PI * i / DAY) + 2 * random.nextGaussian();
              return of(sensor, i, i >= first && i < first + jumps ? calm + 100 : calm);
            })
        .toList();
  }

  /** A reading of any kind, the same for the same seed; a part of it is unknown. */
  public static SensorReading any(long seed) {
    Random random = new Random(seed);
    double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(600) - 300);
    return new SensorReading(
        new UUID(seed, ~seed),
        "sensor " + random.nextInt(5),
        random.nextInt(4) == 0 ? null : value,
        random.nextBoolean() ? null : "m/s²",
        MIDNIGHT.plusMillis(random.nextInt(3_600_000)));
  }

  /** The event that carries it, taken in at the time of the reading. */
  public static Event<SensorReading> carrying(SensorReading record) {
    return new Event<>(
        new EventId(
            new UUID(
                record.id().getMostSignificantBits() + 1, record.id().getLeastSignificantBits())),
        new RecordKey(record.id().toString()),
        1,
        new WriteTime(record.at().toEpochMilli() * 1_000),
        record.at(),
        record.at(),
        RUN,
        ViewKeys.NONE,
        record);
  }
}
