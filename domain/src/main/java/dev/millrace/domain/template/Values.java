package dev.millrace.domain.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells by its neighbours whether a token is a value. */
final class Values {

  private static final int BESIDE = 2;

  private final List<String> tokens;
  private final List<String> replaced;

  private Values(List<String> tokens) {
    this.tokens = tokens;
    this.replaced = new ArrayList<>(tokens.size());
  }

  /** The tokens with a single one for each value behind an equals sign, and such. */
  static List<String> replaced(List<String> tokens) {
    Values values = new Values(tokens);
    int at = 0;
    while (at < tokens.size()) {
      at = values.take(at);
    }
    values.replaceNamesOfTimes();
    return values.replaced;
  }

  /** Takes a token, and what belongs to it; tells where the next begins. */
  private int take(int at) {
    String token = tokens.get(at);
    replaced.add(token);
    if (token.equals("=")) {
      return takeAssigned(at + 1);
    }
    return isTransition(at) ? takeTransition(at) : at + 1;
  }

  private int takeAssigned(int at) {
    if (at >= tokens.size()) {
      return at;
    }
    int end = isQuote(tokens.get(at)) ? endOfQuoted(at) : endOfAssigned(at);
    if (end > at) {
      replaced.add(Token.VARIABLE);
    }
    return end;
  }

  private int endOfAssigned(int at) {
    boolean isKey = at + 1 < tokens.size() && tokens.get(at + 1).equals("=");
    return Token.isWord(tokens.get(at)) && !isKey ? at + 1 : at;
  }

  private int endOfQuoted(int at) {
    for (int end = at + 1; end < tokens.size(); end++) {
      if (tokens.get(end).equals(tokens.get(at))) {
        return end + 1;
      }
    }
    return at;
  }

  private static boolean isQuote(String token) {
    return token.equals("\"") || token.equals("'");
  }

  /** {@code from A to B}: both are values. */
  private boolean isTransition(int at) {
    return at + 3 < tokens.size()
        && isPlain(at, "from")
        && isPlain(at + 2, "to")
        && Token.isWord(tokens.get(at + 1))
        && Token.isWord(tokens.get(at + 3));
  }

  private boolean isPlain(int at, String word) {
    String token = tokens.get(at);
    return token.length() == word.length() && token.toLowerCase(Locale.ROOT).equals(word);
  }

  private int takeTransition(int at) {
    replaced.add(Token.VARIABLE);
    replaced.add(tokens.get(at + 2));
    replaced.add(Token.VARIABLE);
    return at + 4;
  }

  /** The name of a month or a day beside a number is of a time. */
  private void replaceNamesOfTimes() {
    for (int at = 0; at < replaced.size(); at++) {
      if (Calendar.isName(replaced.get(at)) && isBesideAValue(at)) {
        replaced.set(at, Token.VARIABLE);
      }
    }
  }

  private boolean isBesideAValue(int at) {
    int last = Math.min(replaced.size() - 1, at + BESIDE);
    for (int i = Math.max(0, at - BESIDE); i <= last; i++) {
      if (replaced.get(i).equals(Token.VARIABLE)) {
        return true;
      }
    }
    return false;
  }
}
