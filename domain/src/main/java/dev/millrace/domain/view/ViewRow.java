package dev.millrace.domain.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a view.
 *
 * @param values one per column of {@link View#columns()}, of its Java type or null
 */
public record ViewRow(View view, List<@Nullable Object> values) {

  public ViewRow {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    requireOneValuePerColumn(view, values);
  }

  private static void requireOneValuePerColumn(View view, List<@Nullable Object> values) {
    if (values.size() != view.columns().size()) {
      throw new IllegalArgumentException(
          "a row of view " + view.name() + " has no " + values.size() + " values");
    }
  }

  /** The values of the primary key. */
  public List<Object> key() {
    return values.subList(0, view.key().size()).stream()
        .<Object>map(value -> Objects.requireNonNull(value, view.name()))
        .toList();
  }

  /**
   * The value of a column; empty when there is none.
   *
   * @param type the Java type of the column
   */
  public <T> Optional<T> value(String column, Class<T> type) {
    List<Column> columns = view.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return Optional.ofNullable(values.get(i)).map(type::cast);
      }
    }
    throw new IllegalArgumentException("view " + view.name() + " has no column " + column);
  }
}
