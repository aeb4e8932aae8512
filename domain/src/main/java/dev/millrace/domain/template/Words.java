package dev.millrace.domain.template;

/** Tells by the form of a single word whether it is a value. */
final class Words {

  /** A longer word is data, whatever it looks like. */
  static final int MAX_LENGTH = 100;

  private Words() {}

  /** Whether a word with a colon is one piece: an address, a time, a drive's path. */
  static boolean isWhole(String word) {
    return Forms.isUrl(word)
        || Forms.isEndpoint(word)
        || Forms.isDrive(word)
        || Forms.isNumberWithColons(word);
  }

  /** The word as skeletons have it: replaced, without its numbers, or as it is. */
  static String shape(String word) {
    if (word.length() > MAX_LENGTH
        || Forms.isUrl(word)
        || Forms.isMail(word)
        || Forms.isPath(word)) {
      return Token.VARIABLE;
    }
    if (!Characters.hasDigit(word)) {
      return word;
    }
    String bare = bare(word);
    return Forms.beginsAsANumber(bare)
            || Forms.isHexadecimal(bare)
            || Forms.isEndpoint(bare)
            || Forms.isScrambled(bare)
        ? Token.VARIABLE
        : withoutNumbers(word);
  }

  private static String withoutNumbers(String word) {
    StringBuilder shape = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean isSign =
          (c == '-' || c == '+') && i + 1 < word.length() && Characters.isDigit(word.charAt(i + 1));
      if (!Characters.isDigit(c) && !isSign) {
        shape.append(c);
      } else if (Characters.isDigit(c) && (i == 0 || !Characters.isDigit(word.charAt(i - 1)))) {
        shape.append(Token.DIGITS);
      }
    }
    return shape.toString();
  }

  /** Without the marks of a sentence around it. */
  private static String bare(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && ".:!?".indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (from < to && ".:!?".indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return from == 0 && to == word.length() ? word : word.substring(from, to);
  }
}
