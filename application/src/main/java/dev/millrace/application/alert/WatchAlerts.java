package dev.millrace.application.alert;

import java.time.Instant;
import java.util.List;

/** Says what is wrong, by what was measured now and before. */
@FunctionalInterface
public interface WatchAlerts {

  /**
   * Takes in what was measured, later than whatever was measured before. What is not among it could
   * not be measured, and fires nothing.
   *
   * @return what fires by all of it, the most urgent first
   */
  List<Firing> measured(Instant at, List<Sample> samples);
}
