package dev.millrace.application.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a rebuild.
 *
 * @param view its name
 * @param live the table that the view is read from now
 * @param beside the table beside it; null when there is none
 * @param comparison of the two tables; null when they were not compared this time
 * @param unmapped how many records this time had no row made of them
 * @param unmappedRecords the first {@value PreviewRebuild#LISTED} of these
 */
public record Rebuilt(
    String view,
    State state,
    String live,
    @Nullable String beside,
    @Nullable TableComparison comparison,
    long unmapped,
    List<Unmapped> unmappedRecords) {

  /** How far it is. */
  public enum State {
    /** The new table is full, and waits for being taken or dropped. */
    READY,
    /** The new table has taken the place of the old one. */
    SWAPPED,
    /** Nothing has changed, and nothing is left. */
    SETTLED
  }

  public Rebuilt {
    unmappedRecords = List.copyOf(unmappedRecords);
  }
}
