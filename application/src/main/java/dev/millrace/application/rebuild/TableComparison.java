package dev.millrace.application.rebuild;

import java.util.List;

/**
 * How the new table of a view differs from the one in place.
 *
 * @param live how many rows the table in place has
 * @param rebuilt how many the new one has
 * @param equal how many are the same in both
 * @param missing how many the new one alone has
 * @param changed how many hold something else
 * @param stale how many the one in place alone has
 * @param differences the first {@value PreviewRebuild#LISTED} rows that are not equal
 */
public record TableComparison(
    long live,
    long rebuilt,
    long equal,
    long missing,
    long changed,
    long stale,
    List<RowDifference> differences) {

  public TableComparison {
    differences = List.copyOf(differences);
  }

  /** How many rows would become other ones. */
  public long different() {
    return missing + changed + stale;
  }
}
