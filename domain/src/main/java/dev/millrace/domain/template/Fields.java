package dev.millrace.domain.template;

/** Walks over what blanks and bars separate at the beginning of a line. */
final class Fields {

  /** A bracket that does not close within so many characters is none of a header. */
  private static final int MAX_GROUP = 200;

  private final String line;
  private int start;
  private int end;

  Fields(String line, int from) {
    this.line = line;
    this.end = from;
  }

  /** Goes to the next field; false when there is none. */
  boolean next() {
    start = end;
    while (start < line.length() && isBetween(line.charAt(start))) {
      start++;
    }
    end = start;
    while (end < line.length() && !isBetween(line.charAt(end))) {
      end++;
    }
    return start < end;
  }

  /** Makes the field reach to where its opening bracket is closed; false when it is not. */
  boolean growToGroup() {
    int depth = 0;
    for (int i = start; i < Math.min(line.length(), start + MAX_GROUP); i++) {
      char c = line.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth == 0) {
        end = i + 1 < line.length() && line.charAt(i + 1) == ':' ? i + 2 : i + 1;
        return end == line.length() || isBetween(line.charAt(end));
      }
    }
    return false;
  }

  boolean isGroup() {
    return line.charAt(start) == '[';
  }

  boolean isBarred() {
    return end < line.length() && line.charAt(end) == '|';
  }

  String text() {
    return line.substring(start, end);
  }

  /** The text without the marks around it. */
  String bare() {
    int from = start;
    int to = end;
    while (from < to && isAround(line.charAt(from))) {
      from++;
    }
    while (from < to && isAround(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  int end() {
    return end;
  }

  /** Another walk, from behind this field. */
  Fields ahead() {
    return new Fields(line, end);
  }

  private static boolean isBetween(char c) {
    return c <= ' ' || c == '|';
  }

  private static boolean isAround(char c) {
    return c == '[' || c == ']' || c == '(' || c == ')' || c == ',' || c == ':';
  }
}
