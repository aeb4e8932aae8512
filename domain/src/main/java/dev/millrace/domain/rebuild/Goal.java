package dev.millrace.domain.rebuild;

/** How far a rebuild is to go. */
public enum Goal {
  /** Until both tables can be compared. */
  COMPARE,
  /**
   * Until the new table has taken the place of the old one, which is gone then; but no further than
   * {@link #COMPARE} when any record could not be mapped on the way.
   */
  SWAP,
  /** Back: until the new table is gone, and nothing has changed. */
  ABORT
}
