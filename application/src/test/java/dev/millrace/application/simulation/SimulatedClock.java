package dev.millrace.application.simulation;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes, stands and is set back; all machines read it. */
final class SimulatedClock implements InstantSource {

  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  private Instant now = START;
  private Instant latest = START;

  @Override
  public Instant instant() {
    return now;
  }

  /** The latest instant that it ever showed. */
  Instant latest() {
    return latest;
  }

  void tick(Dice dice, double back) {
    int millis = dice.chance(back) ? -dice.below(3_000) : dice.below(4) * dice.below(200);
    now = now.plusMillis(millis);
    latest = now.isAfter(latest) ? now : latest;
  }
}
