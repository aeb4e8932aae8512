package dev.millrace.domain.schedule;

/**
 * What becomes of a fire for which nobody was there in time, or that could not start its run
 * because the one before was not over. Of several, only the last counts.
 */
public enum Missed {
  /** One run is started late. */
  RUN_ONCE,
  /** None is: the next fire is waited for. */
  SKIP
}
