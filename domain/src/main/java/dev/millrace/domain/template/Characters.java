package dev.millrace.domain.template;

/** Classes of characters, and words of them. */
final class Characters {

  private Characters() {}

  static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHexadecimal(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static int count(String word, char mark) {
    int count = 0;
    for (int at = word.indexOf(mark); at >= 0; at = word.indexOf(mark, at + 1)) {
      count++;
    }
    return count;
  }

  static boolean isAll(String word, int from, int to, Of of) {
    for (int i = from; i < to; i++) {
      if (!of.test(word.charAt(i))) {
        return false;
      }
    }
    return from < to;
  }

  /** A class of characters. */
  @FunctionalInterface
  interface Of {
    boolean test(char c);
  }
}
