package dev.millrace.domain.backfill;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages from one to another, both included. */
public record PageRange(int first, int last) {

  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,8})\\.\\.([1-9][0-9]{0,8})");

  public PageRange {
    requireOrder(first, last);
  }

  private static void requireOrder(int first, int last) {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("pages go up from 1, not from " + first + " to " + last);
    }
  }

  /**
   * Reads {@code 1..30}.
   *
   * @throws IllegalArgumentException when the text is no range
   */
  public static PageRange parse(String text) {
    Matcher range = SHAPE.matcher(text);
    if (!range.matches()) {
      throw new IllegalArgumentException("pages are a range such as 1..30, not " + text);
    }
    return new PageRange(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
  }

  /** How many. */
  public int count() {
    return last - first + 1;
  }
}
