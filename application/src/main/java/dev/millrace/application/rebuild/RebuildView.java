package dev.millrace.application.rebuild;

/**
 * Fills a view anew into a table beside its own, while the own one goes on, compares the two, and
 * puts the new one in its place. What was broken off goes on where it was.
 */
public interface RebuildView {

  /** How far a rebuild is to go. */
  enum Goal {
    /** Until both tables can be compared. */
    COMPARE,
    /**
     * Until the new table has taken the place of the old one, which is gone then; but no further
     * than {@link #COMPARE} when this time any record could not be mapped.
     */
    SWAP,
    /** Back: until the new table is gone, and nothing has changed. */
    ABORT
  }

  /**
   * Rebuilds a view, or goes on with that.
   *
   * @param view its name
   * @param isPersonal whether personal data is shown, and not masked
   * @param by this process, in words for others
   * @throws IllegalArgumentException when there is no such view, it counts windows, or an operator
   *     sets any of it
   * @throws dev.millrace.domain.failure.PermanentFailure when another process rebuilds the view
   * @throws dev.millrace.domain.failure.TransientFailure when something does not answer; do the
   *     same again
   */
  Rebuilt rebuild(String view, Goal goal, boolean isPersonal, String by, Watch watch);

  /** Hears how far it is. */
  interface Watch {

    /** So many records are in the new table, of so many. */
    void filling(long done, long total);

    /** So many rows are compared. */
    void comparing(long done);

    /** Called again and again while somebody else has to do something; takes a moment. */
    void waiting(String what);
  }
}
