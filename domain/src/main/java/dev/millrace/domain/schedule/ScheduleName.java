package dev.millrace.domain.schedule;

import java.util.regex.Pattern;

/**
 * The name of a schedule: lower-case words and numbers joined by hyphens, 64 characters at most.
 */
public record ScheduleName(String value) implements Comparable<ScheduleName> {

  private static final Pattern SHAPE = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

  public ScheduleName {
    requireShape(value);
  }

  private static void requireShape(String value) {
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          "a schedule's name is of lower-case letters, digits and hyphens, not " + value);
    }
  }

  /** Whether a text is a name. */
  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public int compareTo(ScheduleName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
