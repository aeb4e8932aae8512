package dev.millrace.domain.template;

import java.util.ArrayList;
import java.util.List;

/** Cuts a message into words and marks. */
final class Tokens {

  /** What comes behind so many characters, or so many tokens, is not looked at. */
  private static final int MAX_CHARACTERS = 4_096;

  private static final int MAX_TOKENS = 256;

  private final String line;
  private final int end;
  private final List<String> tokens = new ArrayList<>(32);

  private Tokens(String line, int from) {
    this.line = line;
    this.end = (int) Math.min(line.length(), (long) from + MAX_CHARACTERS);
  }

  /** The tokens from a place on; words that are values by their form are replaced. */
  static List<String> of(String line, int from) {
    Tokens tokens = new Tokens(line, from);
    tokens.cut(from);
    return tokens.tokens;
  }

  private void cut(int from) {
    int at = from;
    while (at < end && tokens.size() < MAX_TOKENS) {
      char c = line.charAt(at);
      if (isBlank(at)) {
        at++;
      } else if (Token.isMark(c)) {
        tokens.add(String.valueOf(c));
        at++;
      } else {
        int wordEnd = endOfWord(at);
        addWord(line.substring(at, wordEnd));
        at = wordEnd;
      }
    }
  }

  private int endOfWord(int from) {
    int at = from;
    while (at < end && !isBlank(at) && (!Token.isMark(line.charAt(at)) || isApostrophe(at, from))) {
      at++;
    }
    return at;
  }

  /** Also what is no character of any text: controls, and halves of characters. */
  private boolean isBlank(int at) {
    char c = line.charAt(at);
    if (c < 0x7f) {
      return c <= ' ';
    }
    return c < 0xa1 || Character.isWhitespace(c) || (Character.isSurrogate(c) && isHalf(at));
  }

  private boolean isHalf(int at) {
    char c = line.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 >= end || !Character.isLowSurrogate(line.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(line.charAt(at - 1));
  }

  private boolean isApostrophe(int at, int wordStart) {
    return line.charAt(at) == '\''
        && at > wordStart
        && at + 1 < end
        && Character.isLetter(line.charAt(at - 1))
        && Character.isLetter(line.charAt(at + 1));
  }

  private void addWord(String word) {
    int colon = word.indexOf(':');
    if (colon < 0 || Words.isWhole(word)) {
      tokens.add(Words.shape(word));
    } else {
      addParts(word, colon);
    }
  }

  private void addParts(String word, int firstColon) {
    int from = 0;
    for (int colon = firstColon; colon >= 0; colon = word.indexOf(':', from)) {
      if (colon > from) {
        tokens.add(Words.shape(word.substring(from, colon)));
      }
      tokens.add(":");
      from = colon + 1;
    }
    if (from < word.length()) {
      tokens.add(Words.shape(word.substring(from)));
    }
  }
}
