package dev.millrace.simulator.generated;

import dev.millrace.simulator.page.JsonBytes;

/**
 * A shape of digits and letters, such as a telephone number: {@code #} stands for a digit, {@code
 * %} for one that is not zero, {@code @} for a capital letter.
 */
record Pattern(String shape) {

  void append(JsonBytes out, long bits) {
    long state = bits;
    for (int i = 0; i < shape.length(); i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      out.character(fill(shape.charAt(i), state >>> 33));
    }
  }

  private static char fill(char mark, long random) {
    return switch (mark) {
      case '#' -> (char) ('0' + random % 10);
      case '%' -> (char) ('1' + random % 9);
      case '@' -> (char) ('A' + random % 26);
      default -> mark;
    };
  }
}
