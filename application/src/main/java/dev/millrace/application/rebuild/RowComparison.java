package dev.millrace.application.rebuild;

import dev.millrace.application.query.ShownRow;
import dev.millrace.application.rebuild.RowDifference.Cell;
import dev.millrace.application.rebuild.RowDifference.Kind;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of a view, column by column.
 *
 * @param ignored columns of which the mapping of a record alone tells nothing
 */
record RowComparison(View view, List<Column> ignored, boolean isPersonal) {

  /**
   * Each attempt writes its own position in the log, and what completes an event comes from records
   * of another family as they were at the time.
   */
  static RowComparison of(Family<?> family, View view, boolean isPersonal) {
    Stream<Column> completed =
        family.enrichment().map(enrichment -> enrichment.completed()).stream()
            .filter(one -> one.name().equals(view.name()))
            .flatMap(one -> one.values().stream());
    List<Column> ignored =
        Stream.concat(completed, Stream.of(Provenance.POSITION))
            .filter(view.values()::contains)
            .toList();
    return new RowComparison(view, ignored, isPersonal);
  }

  /** Both tables tell where an event stood when it was written, and mean the same event. */
  static RowComparison ofTables(View view, boolean isPersonal) {
    return new RowComparison(view, List.of(Provenance.POSITION), isPersonal);
  }

  /** How the rows of a record differ from what is made of it. */
  List<RowDifference> differences(MappedRecord mapped, Map<List<Object>, ViewRow> live) {
    List<RowDifference> differences = new ArrayList<>();
    ViewRow rebuilt = mapped.row();
    if (rebuilt != null) {
      ViewRow found = live.get(rebuilt.key());
      (found == null
              ? Optional.of(whole(Kind.MISSING, rebuilt))
              : changed(HeldValues.of(found), rebuilt))
          .ifPresent(differences::add);
    }
    for (List<Object> key : mapped.left()) {
      ViewRow found = live.get(key);
      if (found != null) {
        differences.add(whole(Kind.STALE, found));
      }
    }
    return differences;
  }

  Optional<RowDifference> changed(ViewRow live, ViewRow rebuilt) {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < view.columns().size(); i++) {
      Column column = view.columns().get(i);
      if (!ignored.contains(column)
          && !Objects.equals(live.values().get(i), rebuilt.values().get(i))) {
        changed.add(column.name());
      }
    }
    return changed.isEmpty() ? Optional.empty() : Optional.of(shown(changed, live, rebuilt));
  }

  /** Most rows are equal: what readers get is made for the others alone. */
  private RowDifference shown(List<String> changed, ViewRow live, ViewRow rebuilt) {
    Map<String, @Nullable Object> before = ShownRow.of(live, isPersonal);
    Map<String, @Nullable Object> after = ShownRow.of(rebuilt, isPersonal);
    List<Cell> cells =
        changed.stream().map(name -> new Cell(name, before.get(name), after.get(name))).toList();
    return new RowDifference(Kind.CHANGED, key(live), cells);
  }

  RowDifference whole(Kind kind, ViewRow row) {
    return new RowDifference(kind, key(row), List.of());
  }

  private Map<String, @Nullable Object> key(ViewRow row) {
    Map<String, @Nullable Object> shown = ShownRow.of(row, isPersonal);
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    view.key().forEach(column -> key.put(column.name(), shown.get(column.name())));
    return key;
  }

  /** One row for each key. */
  static Map<List<Object>, ViewRow> byKey(Map<List<Object>, List<ViewRow>> found) {
    Map<List<Object>, ViewRow> rows = new HashMap<>();
    found.forEach((key, some) -> rows.put(key, some.get(0)));
    return rows;
  }
}
