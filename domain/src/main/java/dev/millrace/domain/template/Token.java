package dev.millrace.domain.template;

/** What the tokens of skeletons that stand for values are made of: characters that no line has. */
final class Token {

  /** A value by its form. */
  static final String VARIABLE = "\u001A";

  /** A value because siblings differ here. */
  static final String WIDENED = "\u001B";

  /** Digits within a word. */
  static final char DIGITS = '\u001A';

  private static final String MARKS = ",;()[]{}=\"'|<>";
  private static final boolean[] IS_MARK = new boolean[128];

  static {
    MARKS.chars().forEach(mark -> IS_MARK[mark] = true);
  }

  private Token() {}

  /** Whether a character is a token of its own. */
  static boolean isMark(char c) {
    return c < 128 && IS_MARK[c];
  }

  /** Whether a token is none that stands between words. */
  static boolean isWord(String token) {
    return !(token.length() == 1 && (isMark(token.charAt(0)) || token.charAt(0) == ':'));
  }

  /** As people read it. */
  static String text(String token) {
    return token.replace(VARIABLE, "<*>").replace(WIDENED, "<*>");
  }
}
