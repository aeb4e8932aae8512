package dev.millrace.application.rebuild;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not what the running code makes of its record. Values are as readers get them: see
 * {@link dev.millrace.application.query.ShownRow}.
 *
 * @param key by column
 * @param cells of a row that would change, those that would
 */
public record RowDifference(Kind kind, Map<String, @Nullable Object> key, List<Cell> cells) {

  /** What would become of a row. */
  public enum Kind {
    /** It is not there, and would be. */
    MISSING,
    /** It is there, and would hold something else. */
    CHANGED,
    /** It is there, under a key that its record once had, and would be gone. */
    STALE
  }

  /**
   * A value that would change.
   *
   * @param live what the row holds
   * @param rebuilt what it would hold
   */
  public record Cell(String column, @Nullable Object live, @Nullable Object rebuilt) {}

  public RowDifference {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    cells = List.copyOf(cells);
  }
}
