package dev.millrace.domain.template;

import java.util.Arrays;
import java.util.List;

/** A line, or a template, as tokens: those of values are the same for every value. */
final class Skeleton {

  private static final String SEPARATOR = "\n";
  private static final String NO_SPACE_AFTER = "([{<='\"";
  private static final String NO_SPACE_BEFORE = ")]}>=,;:'\"";

  private final String[] tokens;
  private final int hash;

  private Skeleton(String[] tokens) {
    this.tokens = tokens;
    this.hash = Arrays.hashCode(tokens);
  }

  static Skeleton of(List<String> tokens) {
    return new Skeleton(tokens.toArray(String[]::new));
  }

  /** That of a message, which begins at a place of a line. */
  static Skeleton of(String line, int from) {
    return Folding.folded(Values.replaced(Tokens.of(line, from)));
  }

  /** Reads what {@link #written} wrote. */
  static Skeleton read(String written) {
    return new Skeleton(written.isEmpty() ? new String[0] : written.split(SEPARATOR, -1));
  }

  String written() {
    return String.join(SEPARATOR, tokens);
  }

  int size() {
    return tokens.length;
  }

  String token(int position) {
    return tokens[position];
  }

  Kind kind(int position) {
    return Kind.of(tokens[position]);
  }

  Skeleton widenedAt(int position) {
    String[] widened = tokens.clone();
    widened[position] = Token.WIDENED;
    return new Skeleton(widened);
  }

  /** This one, widened wherever that one differs. */
  Skeleton widenedFor(Skeleton that) {
    String[] widened = tokens.clone();
    for (int i = 0; i < widened.length; i++) {
      if (!widened[i].equals(that.tokens[i])) {
        widened[i] = Token.WIDENED;
      }
    }
    return new Skeleton(widened);
  }

  /** This one with all names widened: what those have in common that differ in names alone. */
  Skeleton withoutNames() {
    String[] widened = tokens.clone();
    for (int i = 0; i < widened.length; i++) {
      if (kind(i).isName()) {
        widened[i] = Token.WIDENED;
      }
    }
    return new Skeleton(widened);
  }

  /** How many positions have been widened. */
  int widened() {
    int widened = 0;
    for (String token : tokens) {
      widened += token.equals(Token.WIDENED) ? 1 : 0;
    }
    return widened;
  }

  /** Whether that one is this one but for what this one leaves open. */
  boolean covers(Skeleton that) {
    if (tokens.length != that.tokens.length) {
      return false;
    }
    for (int i = 0; i < tokens.length; i++) {
      if (!tokens[i].equals(that.tokens[i]) && !isOpenTo(i, that)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOpenTo(int position, Skeleton that) {
    return tokens[position].equals(Token.WIDENED) && that.kind(position) != Kind.MARK;
  }

  /** Whether that one is this one but for one position. */
  boolean isButFor(int position, Skeleton that) {
    return tokens.length == that.tokens.length
        && Arrays.equals(tokens, 0, position, that.tokens, 0, position)
        && Arrays.equals(
            tokens, position + 1, tokens.length, that.tokens, position + 1, tokens.length);
  }

  /** The same number for all that are equal but for that position. */
  long hashBut(int position) {
    long but = tokens.length * 64L + position;
    for (int i = 0; i < tokens.length; i++) {
      but = but * 0x9E3779B97F4A7C15L + (i == position ? 0 : tokens[i].hashCode());
    }
    return but;
  }

  /** As people read it. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.length; i++) {
      if (i > 0 && isSpaced(tokens[i - 1], tokens[i])) {
        text.append(' ');
      }
      text.append(Token.text(tokens[i]));
    }
    return text.toString();
  }

  private static boolean isSpaced(String before, String after) {
    boolean isKey = before.equals("=") && Kind.of(after).isConstant();
    return (isKey || !(before.length() == 1 && NO_SPACE_AFTER.contains(before)))
        && !(after.length() == 1 && NO_SPACE_BEFORE.contains(after));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Skeleton that
        && hash == that.hash
        && Arrays.equals(tokens, that.tokens);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return text();
  }
}
