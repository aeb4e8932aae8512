package dev.millrace.domain.port.run;

/** How far a run came. */
public enum RunState {
  /** Waits for its first attempt. */
  SUBMITTED,
  /** Has fetched, or tries to. A failed attempt that is to be repeated leaves it here. */
  RUNNING,
  /**
   * All pages are stored, or those before an allowed empty one. Says nothing of the hops behind:
   * the ledger does.
   */
  FETCHED,
  /** Its last attempt failed. What it stored stays and is served. */
  FAILED,
  /** Somebody stopped it between two pages. What it stored stays and is served. */
  CANCELLED;

  public boolean isOver() {
    return this == FETCHED || this == FAILED || this == CANCELLED;
  }
}
