package dev.millrace.domain.port.serving;

import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one partition that follow each other.
 *
 * @param view whose clustering key ascends, or descends, in all of its columns
 * @param partition the values of the partition key
 * @param from the least value of the first column of the clustering key; null for no bound
 * @param to what the values of that column stay below; null for no bound
 * @param after the clustering key of the row behind which it begins; empty for the first row
 */
public record ViewSlice(
    View view,
    List<Object> partition,
    @Nullable Object from,
    @Nullable Object to,
    List<Object> after) {

  public ViewSlice {
    partition = List.copyOf(partition);
    after = List.copyOf(after);
    requireOneDirection(view);
    requireValues(view, view.partitionKey(), partition);
    if (!after.isEmpty()) {
      requireValues(view, view.clusteringKey(), after);
    }
    requireBound(view, from);
    requireBound(view, to);
  }

  /** A whole partition. */
  public static ViewSlice of(View view, List<Object> partition) {
    return new ViewSlice(view, partition, null, null, List.of());
  }

  /** The same slice of a view with the same columns. */
  public ViewSlice of(View other) {
    return new ViewSlice(other, partition, from, to, after);
  }

  /** The same slice from behind the row with that clustering key. */
  public ViewSlice behind(List<Object> clusteringKey) {
    return new ViewSlice(view, partition, from, to, clusteringKey);
  }

  /** Whether its rows come with the largest clustering key first. */
  public boolean isDescending() {
    return view.clusteringKey().stream().anyMatch(Column::isDescending);
  }

  private static void requireOneDirection(View view) {
    if (view.clusteringKey().stream().map(Column::isDescending).distinct().count() > 1) {
      throw new IllegalArgumentException("the rows of " + view.name() + " have no one direction");
    }
  }

  private static void requireValues(View view, List<Column> columns, List<Object> values) {
    if (columns.size() != values.size()) {
      throw new IllegalArgumentException("no key of view " + view.name());
    }
    for (int i = 0; i < values.size(); i++) {
      requireValue(view, columns.get(i), values.get(i));
    }
  }

  private static void requireBound(View view, @Nullable Object bound) {
    if (bound != null && view.clusteringKey().isEmpty()) {
      throw new IllegalArgumentException("a partition of " + view.name() + " has but one row");
    }
    if (bound != null) {
      requireValue(view, view.clusteringKey().get(0), bound);
    }
  }

  private static void requireValue(View view, Column column, Object value) {
    if (!column.type().javaType().isInstance(value)) {
      throw new IllegalArgumentException(
          "no value of %s in view %s".formatted(column.name(), view.name()));
    }
  }
}
