package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.View;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The CQL of a view in a keyspace. */
record Statements(String keyspace) {

  String table(View view) {
    return keyspace + "." + quoted(view.name());
  }

  /** Parameters: the values of all columns, then the write time. */
  String insert(View view) {
    return "INSERT INTO %s (%s) VALUES (%s) USING TIMESTAMP ?"
        .formatted(
            table(view),
            names(view.columns()),
            view.columns().stream().map(column -> "?").collect(Collectors.joining(", ")));
  }

  /** Parameters: the write time, then the key. */
  String delete(View view) {
    return "DELETE FROM %s USING TIMESTAMP ? WHERE %s".formatted(table(view), atKey(view));
  }

  /** Parameters: the key. */
  String select(View view, List<String> selectors) {
    return "SELECT %s FROM %s WHERE %s"
        .formatted(String.join(", ", selectors), table(view), atKey(view));
  }

  /** Parameters: the key of the partition, then how many rows at most. */
  String selectPartition(View view) {
    return selectWhere(view, names(view.partitionKey()) + " = ?");
  }

  /** Parameters: those of the conditions, then how many rows at most. */
  String selectWhere(View view, String conditions) {
    return "SELECT %s FROM %s WHERE %s LIMIT ?"
        .formatted(names(view.columns()), table(view), conditions);
  }

  /** Parameters: values for the first columns of the key. */
  String selectUnder(View view, List<Column> columns) {
    return "SELECT %s FROM %s WHERE %s".formatted(names(view.columns()), table(view), at(columns));
  }

  String selectAll(View view, List<Column> columns) {
    return "SELECT %s FROM %s".formatted(names(columns), table(view));
  }

  String create(View view) {
    return create("CREATE TABLE", view) + ";";
  }

  String createIfNotThere(View view) {
    return create("CREATE TABLE IF NOT EXISTS", view);
  }

  private String create(String verb, View view) {
    String columns =
        view.columns().stream()
            .map(column -> quoted(column.name()) + " " + type(column.type()))
            .collect(Collectors.joining(", "));
    String order =
        view.clusteringKey().isEmpty() ? "" : " WITH CLUSTERING ORDER BY (" + order(view) + ")";
    return "%s %s (%s, PRIMARY KEY (%s))%s".formatted(verb, table(view), columns, key(view), order);
  }

  String add(View view, Column column) {
    return "ALTER TABLE %s ADD %s %s;"
        .formatted(table(view), quoted(column.name()), type(column.type()));
  }

  /** Neither a key nor a column's type can be altered: the table is made again. */
  String replace(View view) {
    return "DROP TABLE %s; %s".formatted(table(view), create(view));
  }

  static String key(View view) {
    String partition = "(" + names(view.partitionKey()) + ")";
    return view.clusteringKey().isEmpty()
        ? partition
        : partition + ", " + names(view.clusteringKey());
  }

  /** The order of a partition's rows; empty where it has but one. */
  static String order(View view) {
    return view.clusteringKey().stream()
        .map(column -> quoted(column.name()) + (column.isDescending() ? " DESC" : " ASC"))
        .collect(Collectors.joining(", "));
  }

  static String type(ColumnType type) {
    return switch (type) {
      case TEXT -> "text";
      case UUID -> "uuid";
      case INT -> "int";
      case BIGINT -> "bigint";
      case VARINT -> "varint";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
      case BLOB -> "blob";
    };
  }

  static String quoted(String name) {
    return CqlIdentifier.fromInternal(name).asCql(true);
  }

  private static String atKey(View view) {
    return at(view.key());
  }

  private static String at(List<Column> columns) {
    return columns.stream()
        .map(column -> quoted(column.name()) + " = ?")
        .collect(Collectors.joining(" AND "));
  }

  static String names(Collection<Column> columns) {
    return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
  }
}
