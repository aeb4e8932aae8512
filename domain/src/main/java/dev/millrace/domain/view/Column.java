package dev.millrace.domain.view;

/** A column of a view, named as in its table: lower-case with underscores. */
public record Column(String name, ColumnType type) {

  public static Column of(String name, ColumnType type) {
    return new Column(name, type);
  }
}
