package dev.millrace.adapters.spark;

import dev.millrace.domain.record.FamilyName;

/** The name of a streaming query: what it does, such as {@code facts}, with which family. */
public record QueryName(FamilyName family, String kind) {

  public static final String FACTS = "facts";
  public static final String WINDOWS = "windows";
  public static final String OPERATOR = "operator";

  /** The query that writes a family's views and dead letters. */
  public static QueryName facts(FamilyName family) {
    return new QueryName(family, FACTS);
  }

  /** The query that writes a family's windowed counts. */
  public static QueryName windows(FamilyName family) {
    return new QueryName(family, WINDOWS);
  }

  /** The query that takes a family's events through its operator. */
  public static QueryName operator(FamilyName family) {
    return new QueryName(family, OPERATOR);
  }

  /**
   * The form of what Spark holds for the query. Before, windows held a sum for all events, and
   * operators no time until when a key is held.
   */
  String stateForm() {
    return kind.equals(FACTS) ? "1" : "2";
  }

  /** The consumer group under which the brokers are told how far the query came. */
  public String group() {
    return family.group(kind);
  }

  @Override
  public String toString() {
    return family + "-" + kind;
  }
}
