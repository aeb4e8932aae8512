package dev.millrace.adapters.cassandra;

import dev.millrace.domain.port.serving.ViewSlice;
import dev.millrace.domain.view.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the query for a slice together. Its last parameter is how many rows at most. */
final class SliceSelect {

  private final ViewSlice slice;
  private final List<String> conditions = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  private SliceSelect(ViewSlice slice) {
    this.slice = slice;
  }

  static SliceSelect of(ViewSlice slice) {
    SliceSelect select = new SliceSelect(slice);
    select.partition();
    select.range();
    return select;
  }

  String cql(Statements statements) {
    return statements.selectWhere(slice.view(), String.join(" AND ", conditions));
  }

  /** Those of the parameters before the last. */
  List<Column> columns() {
    return columns;
  }

  /** One per column. */
  List<Object> values() {
    return values;
  }

  private void partition() {
    List<Column> key = slice.view().partitionKey();
    for (int i = 0; i < key.size(); i++) {
      conditions.add(Statements.quoted(key.get(i).name()) + " = ?");
      take(key.subList(i, i + 1), slice.partition().subList(i, i + 1));
    }
  }

  /** Either end is told once: what lies behind a row of the slice lies within its bound there. */
  private void range() {
    boolean begun = !slice.after().isEmpty();
    if (begun) {
      clustering(slice.isDescending() ? "<" : ">", slice.after());
    }
    if (!begun || slice.isDescending()) {
      bound(">=", slice.from());
    }
    if (!begun || !slice.isDescending()) {
      bound("<", slice.to());
    }
  }

  private void bound(String operator, @Nullable Object value) {
    if (value != null) {
      clustering(operator, List.of(value));
    }
  }

  /** Compares the first columns of the clustering key, as one, with as many values. */
  private void clustering(String operator, List<Object> than) {
    List<Column> compared = slice.view().clusteringKey().subList(0, than.size());
    conditions.add(
        "(%s) %s (%s)"
            .formatted(
                Statements.names(compared),
                operator,
                compared.stream().map(column -> "?").collect(Collectors.joining(", "))));
    take(compared, than);
  }

  private void take(List<Column> compared, List<Object> with) {
    columns.addAll(compared);
    values.addAll(with);
  }
}
