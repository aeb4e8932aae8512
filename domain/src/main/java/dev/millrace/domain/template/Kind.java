package dev.millrace.domain.template;

/** What a token looks like, and so how much it says when siblings differ in it. */
enum Kind {
  /** Marks only: never a value. */
  MARK,
  /** A value by its form. */
  VARIABLE,
  /** A value already. */
  WIDENED,
  /** A word with digits in it. */
  NUMBERED,
  /** A word of several parts, joined by points, underscores or the like. */
  COMPOUND,
  /** Letters only. */
  PLAIN;

  static Kind of(String token) {
    if (token.equals(Token.VARIABLE)) {
      return VARIABLE;
    }
    if (token.equals(Token.WIDENED)) {
      return WIDENED;
    }
    return token.indexOf(Token.DIGITS) >= 0 ? NUMBERED : ofWord(token);
  }

  private static Kind ofWord(String token) {
    int letters = 0;
    for (int i = 0; i < token.length(); i++) {
      if (Character.isLetter(token.charAt(i))) {
        letters++;
      }
    }
    return letters == 0 ? MARK : letters == token.length() ? PLAIN : COMPOUND;
  }

  /** Whether it is text that a program writes itself. */
  boolean isConstant() {
    return this == NUMBERED || this == COMPOUND || this == PLAIN;
  }

  /** Whether siblings may differ in it. */
  boolean canVary() {
    return this != MARK && this != WIDENED;
  }

  /** Whether it looks as much like a name as like a word of a sentence. */
  boolean isName() {
    return this == NUMBERED || this == COMPOUND;
  }
}
