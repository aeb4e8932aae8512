package dev.millrace.domain.sensors;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sensor measured.
 *
 * @param id the sender's: the same id is the same reading
 * @param sensor its name, by which its readings belong together
 * @param value finite; empty when the sensor told that it measured nothing
 * @param unit of the value, as the sender writes it
 * @param at when it was measured, by the sender's clock, to the millisecond
 */
public record SensorReading(
    UUID id, String sensor, @Nullable Double value, @Nullable String unit, Instant at) {

  public SensorReading {
    requireFinite(value);
    value = value == null ? null : withoutSignOfZero(value);
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static void requireFinite(@Nullable Double value) {
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException("a sensor's value is a number or nothing");
    }
  }

  /** Exact numbers know one zero. */
  private static double withoutSignOfZero(double value) {
    return value + 0.0;
  }
}
