package dev.millrace.domain.port.serving;

import static java.util.stream.Collectors.joining;

import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Tables that exist once the migrations, given as views, have been applied. */
public final class InMemoryViewSchema implements ViewSchema {

  private final List<View> migrations;
  private final Map<String, View> tables = new ConcurrentHashMap<>();

  public InMemoryViewSchema(List<View> migrations) {
    this.migrations = List.copyOf(migrations);
  }

  @Override
  public void migrate() {
    migrations.forEach(view -> tables.putIfAbsent(view.name(), view));
  }

  @Override
  public List<String> differences(List<View> views) {
    return views.stream().flatMap(this::differences).toList();
  }

  private Stream<String> differences(View view) {
    View table = tables.get(view.name());
    if (table == null) {
      return Stream.of("table " + view.name() + " is missing");
    }
    if (!key(table).equals(key(view))) {
      return Stream.of("table %s has key %s, not %s".formatted(view.name(), key(table), key(view)));
    }
    if (!order(table).equals(order(view))) {
      return Stream.of(
          "table %s has order %s, not %s".formatted(view.name(), order(table), order(view)));
    }
    return view.columns().stream().flatMap(column -> difference(table, column).stream());
  }

  private static Optional<String> difference(View table, Column column) {
    Optional<Column> found =
        table.columns().stream().filter(one -> one.name().equals(column.name())).findFirst();
    if (found.isEmpty()) {
      return Optional.of("column %s of %s is missing".formatted(column.name(), table.name()));
    }
    return found
        .filter(one -> one.type() != column.type())
        .map(one -> "%s: %s, not %s".formatted(table.name(), text(one), text(column)));
  }

  private static String text(Column column) {
    return column.name() + " " + column.type().name().toLowerCase(Locale.ROOT);
  }

  private static String key(View view) {
    String partition = "(" + names(view.partitionKey()) + ")";
    return view.clusteringKey().isEmpty()
        ? "(" + partition + ")"
        : "(" + partition + ", " + names(view.clusteringKey()) + ")";
  }

  private static String order(View view) {
    return view.clusteringKey().stream()
        .map(column -> column.name() + (column.isDescending() ? " DESC" : " ASC"))
        .collect(joining(", "));
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(joining(", "));
  }
}
