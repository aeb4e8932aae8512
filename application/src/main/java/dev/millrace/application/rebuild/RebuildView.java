package dev.millrace.application.rebuild;

import dev.millrace.domain.rebuild.Goal;

/**
 * Fills a view anew into a table beside its own, while the own one goes on, compares the two, and
 * puts the new one in its place. What was broken off goes on where it was.
 */
public interface RebuildView {

  /**
   * Rebuilds a view, or goes on with that. By {@link Goal#SWAP} it goes no further than {@link
   * Goal#COMPARE} when this time any record could not be mapped.
   *
   * @param view its name
   * @param isPersonal whether personal data is shown, and not masked
   * @param by this process, in words for others
   * @throws IllegalArgumentException when there is no such view, it counts windows, or an operator
   *     sets any of it
   * @throws RebuiltByAnother when another process rebuilds the view
   * @throws dev.millrace.domain.failure.TransientFailure when something does not answer; do the
   *     same again
   */
  Rebuilt rebuild(String view, Goal goal, boolean isPersonal, String by, Watch watch);

  /** Hears how far it is. */
  interface Watch {

    /** So many records are in the new table, of so many; this time so many had no row made. */
    void filling(long done, long total, long unmapped);

    /** So many rows are compared. */
    void comparing(long done);

    /** Called again and again while somebody else has to do something; takes a moment. */
    void waiting(String what);
  }
}
