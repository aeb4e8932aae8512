package dev.millrace.domain.view;

import java.util.List;
import java.util.stream.Stream;

/**
 * A view: one table that answers one question.
 *
 * @param name the table's name
 * @param partitionKey the columns that choose the partition
 * @param clusteringKey the columns that order the rows of a partition; may be empty
 * @param values all further columns, provenance included
 */
public record View(
    String name, List<Column> partitionKey, List<Column> clusteringKey, List<Column> values) {

  public View {
    partitionKey = List.copyOf(partitionKey);
    clusteringKey = List.copyOf(clusteringKey);
    values = List.copyOf(values);
    requirePartitionKey(name, partitionKey);
  }

  private static void requirePartitionKey(String name, List<Column> partitionKey) {
    if (partitionKey.isEmpty()) {
      throw new IllegalArgumentException("view " + name + " has no partition key");
    }
  }

  /** The same rows in a table of another name. */
  public View named(String table) {
    return new View(table, partitionKey, clusteringKey, values);
  }

  /** The primary key: partition key, then clustering key. */
  public List<Column> key() {
    return Stream.concat(partitionKey.stream(), clusteringKey.stream()).toList();
  }

  /** All columns: the primary key, then the values. The order of an upsert's values. */
  public List<Column> columns() {
    return Stream.concat(key().stream(), values.stream()).toList();
  }
}
