package dev.millrace.domain.backfill;

/** How far a backfill came. */
public enum BackfillState {
  /** Starts its runs, or waits for the last of them. */
  RUNNING,
  /** Starts none until it is resumed; those that it started go on. */
  PAUSED,
  /** All of its runs were fetched. */
  DONE,
  /** All of its runs are over, and not all were fetched. */
  FAILED,
  /** Somebody stopped it, and those of its runs that were not over. */
  CANCELLED;

  public boolean isOver() {
    return this != RUNNING && this != PAUSED;
  }
}
