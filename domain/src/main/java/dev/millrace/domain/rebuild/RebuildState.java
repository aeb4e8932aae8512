package dev.millrace.domain.rebuild;

/** How far a rebuild came. */
public enum RebuildState {
  /** On its way, or waiting for something. */
  RUNNING,
  /** The new table is filled and compared, and waits for being taken or dropped. */
  READY,
  /** Nothing goes on until somebody says where to; a new table may be left, and written. */
  FAILED,
  /** The new table has taken the place of the old one. */
  SWAPPED,
  /** The view is as it was, and nothing is left of the rebuild. */
  ABORTED;

  public boolean isOver() {
    return this == SWAPPED || this == ABORTED;
  }
}
