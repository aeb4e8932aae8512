package dev.millrace.bootstrap.services.nab;

import java.time.Instant;
import java.util.List;

/**
 * A labelled series.
 *
 * @param group the folder it is in
 * @param name of its file, with the group
 * @param windows in the order of time; none overlap
 */
public record Series(String group, String name, List<Reading> readings, List<Window> windows) {

  private static final double PROBATION = 0.15;

  /** Of longer series, that part of so many readings is the probationary period. */
  private static final int LONG = 5_000;

  /** A value at its time. */
  public record Reading(Instant time, double value) {}

  public Series {
    readings = List.copyOf(readings);
    windows = List.copyOf(windows);
  }

  /** How many readings, from the first, are not scored. */
  int probation() {
    return (int) Math.min(Math.floor(PROBATION * readings.size()), PROBATION * LONG);
  }
}
