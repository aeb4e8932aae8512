package dev.millrace.domain.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables that keep the newest write of every cell, whatever the order of arrival, the way Cassandra
 * does: a deletion wins over what was written at the same time or before.
 */
public final class LastWriteWins {

  private record Cell(@Nullable Object value, long micros) {}

  private static final class Row {
    final Map<String, Cell> cells = new TreeMap<>();
    long insertedAt = Long.MIN_VALUE;
    long deletedAt = Long.MIN_VALUE;
  }

  private final Map<String, Map<String, Row>> tables = new TreeMap<>();

  public void apply(List<Mutation> mutations) {
    mutations.forEach(this::apply);
  }

  private void apply(Mutation mutation) {
    if (mutation instanceof Mutation.Upsert upsert) {
      upsert(upsert);
    } else if (mutation instanceof Mutation.Delete delete) {
      Row row = rowToWrite(delete.view(), delete.key());
      row.deletedAt = Math.max(row.deletedAt, delete.writeTime().micros());
    }
  }

  private void upsert(Mutation.Upsert upsert) {
    List<Column> columns = upsert.view().columns();
    int keys = upsert.view().key().size();
    Row row = rowToWrite(upsert.view(), upsert.values().subList(0, keys));
    long micros = upsert.writeTime().micros();
    row.insertedAt = Math.max(row.insertedAt, micros);
    for (int i = keys; i < columns.size(); i++) {
      Object value = upsert.values().get(i);
      if (value != null || upsert.writesNulls()) {
        row.cells.merge(columns.get(i).name(), new Cell(value, micros), LastWriteWins::newer);
      }
    }
  }

  private static Cell newer(Cell one, Cell other) {
    return other.micros > one.micros ? other : one;
  }

  private Row rowToWrite(View view, List<?> key) {
    return tables
        .computeIfAbsent(view.name(), name -> new TreeMap<>())
        .computeIfAbsent(key.toString(), text -> new Row());
  }

  /** What a reader finds: view → key → column → value, without nulls, empty tables left out. */
  public Map<String, Map<String, Map<String, Object>>> rows() {
    Map<String, Map<String, Map<String, Object>>> found = new TreeMap<>();
    tables.forEach(
        (view, rows) ->
            rows.forEach(
                (key, row) -> {
                  if (row.insertedAt > row.deletedAt) {
                    found.computeIfAbsent(view, name -> new TreeMap<>()).put(key, values(row));
                  }
                }));
    return found;
  }

  /** The rows that a reader finds in one view. */
  public Map<String, Map<String, Object>> rows(String view) {
    return rows().getOrDefault(view, Map.of());
  }

  /** The row at a key, if a reader finds it. */
  public Optional<Map<String, Object>> row(View view, List<?> key) {
    Row row = rowToWrite(view, key);
    return row.insertedAt > row.deletedAt ? Optional.of(values(row)) : Optional.empty();
  }

  private static Map<String, Object> values(Row row) {
    Map<String, Object> values = new TreeMap<>();
    row.cells.forEach(
        (column, cell) -> {
          if (cell.value != null && cell.micros > row.deletedAt) {
            values.put(column, cell.value);
          }
        });
    return values;
  }

  /** All orders of a few things. */
  public static <T> List<List<T>> orders(List<T> things) {
    if (things.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> orders = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      List<T> others = new ArrayList<>(things);
      T first = others.remove(i);
      for (List<T> rest : orders(others)) {
        List<T> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }
}
