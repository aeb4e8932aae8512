package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables that a keyspace has.
 *
 * @param byName table → its columns
 */
record Tables(Statements statements, Map<String, List<Found>> byName) {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** A column as {@code system_schema.columns} has it. */
  record Found(String name, String kind, int position, String type, String order) {}

  static Tables of(CqlSession session, String keyspace) {
    SimpleStatement columns =
        SimpleStatement.newInstance(
                "SELECT table_name, column_name, kind, position, type, clustering_order"
                    + " FROM system_schema.columns WHERE keyspace_name = ?",
                keyspace)
            .setTimeout(TIMEOUT)
            .setIdempotent(true);
    Map<String, List<Found>> tables = new HashMap<>();
    for (Row row : session.execute(columns)) {
      tables.computeIfAbsent(text(row, "table_name"), name -> new ArrayList<>()).add(found(row));
    }
    return new Tables(new Statements(keyspace), tables);
  }

  boolean has(String table) {
    return byName.containsKey(table);
  }

  /** How they differ from the views: what is wrong, and the CQL that mends it. */
  List<String> differences(List<View> views) {
    return views.stream().flatMap(this::differences).toList();
  }

  private Stream<String> differences(View view) {
    List<Found> found = byName.get(view.name());
    if (found == null) {
      return Stream.of(
          "table %s is missing: %s".formatted(statements.table(view), statements.create(view)));
    }
    String key = key(found);
    if (!key.equals(Statements.key(view))) {
      return Stream.of(
          replaced(view, "has the key (%s), not (%s)".formatted(key, Statements.key(view))));
    }
    String order = order(found);
    if (!order.equals(Statements.order(view))) {
      return Stream.of(
          replaced(view, "orders its rows by %s, not %s".formatted(order, Statements.order(view))));
    }
    return view.columns().stream().flatMap(column -> difference(view, column, found).stream());
  }

  private Optional<String> difference(View view, Column column, List<Found> found) {
    String type =
        found.stream()
            .filter(one -> one.name().equals(column.name()))
            .map(Found::type)
            .findFirst()
            .orElse("");
    if (type.isEmpty()) {
      return Optional.of(
          "column %s of table %s is missing: %s"
              .formatted(column.name(), statements.table(view), statements.add(view, column)));
    }
    String expected = Statements.type(column.type());
    return type.equals(expected)
        ? Optional.empty()
        : Optional.of(
            replaced(view, "has %s as %s, not %s".formatted(column.name(), type, expected)));
  }

  private String replaced(View view, String what) {
    return "table %s %s, which cannot be altered: %s Then fill it again by a replay."
        .formatted(statements.table(view), what, statements.replace(view));
  }

  private static String key(List<Found> found) {
    String partition = "(" + names(found, "partition_key") + ")";
    String clustering = names(found, "clustering");
    return clustering.isEmpty() ? partition : partition + ", " + clustering;
  }

  private static String order(List<Found> found) {
    return joined(
        found,
        "clustering",
        one -> Statements.quoted(one.name()) + " " + one.order().toUpperCase(Locale.ROOT));
  }

  private static String names(List<Found> found, String kind) {
    return joined(found, kind, one -> Statements.quoted(one.name()));
  }

  private static String joined(List<Found> found, String kind, Function<Found, String> text) {
    return found.stream()
        .filter(one -> one.kind().equals(kind))
        .sorted(Comparator.comparingInt(Found::position))
        .map(text)
        .collect(Collectors.joining(", "));
  }

  private static Found found(Row row) {
    return new Found(
        text(row, "column_name"),
        text(row, "kind"),
        row.getInt("position"),
        text(row, "type"),
        text(row, "clustering_order"));
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.getString(column));
  }
}
