package dev.millrace.application.rebuild;

import dev.millrace.domain.view.View;
import java.util.List;

/**
 * What a rebuild of a view would do to it.
 *
 * @param records how many were compared
 * @param equal how many rows are as the running code makes them
 * @param missing how many are not there
 * @param changed how many hold something else
 * @param stale how many stand under a key that their record no longer has
 * @param unmapped how many records the running code makes no row of
 * @param differences the first {@value PreviewRebuild#LISTED} rows that are not equal
 * @param unmappedRecords the first {@value PreviewRebuild#LISTED} of these records
 * @param notCompared the columns that tell nothing of the mapping
 */
public record RebuildPreview(
    View view,
    long records,
    long equal,
    long missing,
    long changed,
    long stale,
    long unmapped,
    List<RowDifference> differences,
    List<Unmapped> unmappedRecords,
    List<String> notCompared) {

  public RebuildPreview {
    differences = List.copyOf(differences);
    unmappedRecords = List.copyOf(unmappedRecords);
    notCompared = List.copyOf(notCompared);
  }

  /** How many rows would become other ones. */
  public long different() {
    return missing + changed + stale;
  }

  /** Whether a rebuild would leave all that was compared as it is. */
  public boolean isSame() {
    return different() + unmapped == 0;
  }
}
