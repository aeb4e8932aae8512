package dev.millrace.application.alert;

/** How soon somebody should look, the more urgent first. */
public enum Severity {
  /** Now: records do not arrive. */
  CRITICAL,
  /** Today: they do, and something about it is not as it should be. */
  WARNING
}
