package dev.millrace.application.rebuild;

/**
 * Tells what a view would hold if it were filled anew by the running code, beside what it holds.
 * Reads alone.
 */
public interface PreviewRebuild {

  /** How many differences, and how many records that cannot be mapped, are listed. */
  int LISTED = 100;

  /**
   * Compares the rows of records with what the running code makes of the records as they were taken
   * in. What differs is looked at once more at the end, so that what is on its way meanwhile is
   * seldom taken for a difference.
   *
   * @param view its name
   * @param limit how many records at most, the first in the order of their keys
   * @param isPersonal whether personal data is shown, and not masked
   * @throws IllegalArgumentException when there is no such view, it counts windows, or an operator
   *     sets any of it
   * @throws dev.millrace.domain.failure.TransientFailure when the store or the views do not answer
   */
  RebuildPreview preview(String view, long limit, boolean isPersonal, Advance advance);

  /** Hears how far it is. */
  @FunctionalInterface
  interface Advance {

    /** So many records are compared, of so many. */
    void to(long done, long total);
  }
}
