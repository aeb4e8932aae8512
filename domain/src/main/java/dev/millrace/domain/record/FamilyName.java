package dev.millrace.domain.record;

import java.util.regex.Pattern;

/** The name of a family as people, topics and tables say it: lower-case words joined by hyphens. */
public final class FamilyName implements Comparable<FamilyName> {

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final String value;
  private final String topic;

  public FamilyName(String value) {
    this.value = requireShape(value);
    this.topic = "millrace." + value;
  }

  private static String requireShape(String value) {
    if (!SHAPE.matcher(value).matches() || value.length() > 64) {
      throw new IllegalArgumentException("not a family's name: " + value);
    }
    return value;
  }

  public String value() {
    return value;
  }

  /** The topic that carries this family's events. */
  public String topic() {
    return topic;
  }

  /** The subject of this family's schema, by the registry's topic-name strategy. */
  public String subject() {
    return topic + "-value";
  }

  /** The consumer group under which the brokers are told how far a query over it came. */
  public String group(String query) {
    return "millrace-" + value + "-" + query;
  }

  @Override
  public int compareTo(FamilyName other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FamilyName name && value.equals(name.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
