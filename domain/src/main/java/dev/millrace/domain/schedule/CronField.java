package dev.millrace.domain.schedule;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One of the five fields of a cron expression.
 *
 * @param values at which it matches
 * @param open whether it begins with an asterisk
 */
record CronField(SortedSet<Integer> values, boolean open) {

  private static final String ALL = "*";

  /** What a field may hold; a value's name stands at its place after {@code low}. */
  record Shape(String what, int low, int high, List<String> names) {

    int value(String text) {
      int named = names.indexOf(text.toUpperCase(Locale.ROOT));
      if (named >= 0) {
        return low + named;
      }
      int value = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
      if (value < low || value > high) {
        throw new IllegalArgumentException(
            what + " of a cron expression is from " + low + " to " + high + ", not " + text);
      }
      return value;
    }
  }

  static CronField parse(Shape shape, String text) {
    SortedSet<Integer> values = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      add(shape, part, values);
    }
    return new CronField(values, text.startsWith(ALL));
  }

  private static void add(Shape shape, String part, SortedSet<Integer> values) {
    String[] stepped = part.split("/", 2);
    int step = stepped.length == 2 ? step(shape, stepped[1]) : 1;
    String[] range = stepped[0].split("-", 2);
    boolean all = stepped[0].equals(ALL);
    int first = all ? shape.low() : shape.value(range[0]);
    int last = all || (range.length == 1 && stepped.length == 2) ? shape.high() : first;
    if (range.length == 2) {
      last = shape.value(range[1]);
    }
    if (last < first) {
      throw new IllegalArgumentException(
          shape.what() + " of a cron expression goes up, not as " + part);
    }
    for (int value = first; value <= last; value += step) {
      values.add(value);
    }
  }

  private static int step(Shape shape, String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(
          "a step of " + shape.what() + " of a cron expression is at least 1, not " + text);
    }
    return Integer.parseInt(text);
  }

  boolean has(int value) {
    return values.contains(value);
  }
}
