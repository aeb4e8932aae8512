package dev.millrace.domain.view;

/**
 * A column of a view, named as in its table: lower-case with underscores.
 *
 * @param isDescending whether a partition's rows come with the largest of its values first; for
 *     columns of a clustering key
 * @param isPersonal whether its values tell of a person, and are masked for those who may not see
 *     them
 */
public record Column(String name, ColumnType type, boolean isDescending, boolean isPersonal) {

  public static Column of(String name, ColumnType type) {
    return new Column(name, type, false, false);
  }

  /** The same column, in which the largest values come first. */
  public Column descending() {
    return new Column(name, type, true, isPersonal);
  }

  /** The same column, whose values tell of a person. */
  public Column personal() {
    return new Column(name, type, isDescending, true);
  }
}
