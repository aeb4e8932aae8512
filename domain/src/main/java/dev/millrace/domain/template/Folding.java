package dev.millrace.domain.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Folds values that follow each other into one, so that a list is the same however long it is. */
final class Folding {

  private static final int MAX_TOKENS = 64;
  private static final int MAX_CHARACTERS = 1_000;

  /** Of how many tokens each part of a list may be. */
  private static final int MAX_PERIOD = 8;

  private static final String SEPARATORS = ",|:;-/";

  private final List<String> folded = new ArrayList<>(MAX_TOKENS);
  private int characters;

  private Folding() {}

  /** The skeleton of the tokens; what is beyond its bounds is one value more. */
  static Skeleton folded(List<String> tokens) {
    Folding folding = new Folding();
    for (String token : tokens) {
      if (folding.isFull()) {
        folding.addValue();
        break;
      }
      folding.add(token);
    }
    return Skeleton.of(folding.folded);
  }

  private boolean isFull() {
    return folded.size() >= MAX_TOKENS - 1 || characters >= MAX_CHARACTERS;
  }

  private void add(String token) {
    if (token.equals(Token.VARIABLE)) {
      addValue();
    } else if (isValue(token)) {
      addNumbered(token);
    } else if (token.equals(")") && isRestated()) {
      dropLast();
      dropLast();
    } else if (!isUnit(token)) {
      append(token);
    }
  }

  private void append(String token) {
    folded.add(token);
    characters += token.length();
    for (int period = 2; period <= MAX_PERIOD; period++) {
      if (isRepeated(period)) {
        IntStream.range(0, period).forEach(i -> dropLast());
        return;
      }
    }
  }

  /** Whether the last tokens are those before them once more, with a value among them. */
  private boolean isRepeated(int period) {
    if (!isLast(period + 1, last(1)) || folded.size() < 2 * period) {
      return false;
    }
    List<String> end = folded.subList(folded.size() - period, folded.size());
    int before = folded.size() - 2 * period;
    return end.equals(folded.subList(before, before + period))
        && end.stream().anyMatch(Folding::isValue);
  }

  private static boolean isValue(String token) {
    return token.indexOf(Token.DIGITS) >= 0;
  }

  private void addValue() {
    if (isLast(1, "<")) {
      dropLast();
    }
    if (!continues(Token.VARIABLE)) {
      append(Token.VARIABLE);
    }
  }

  private void addNumbered(String token) {
    if (!continues(token)) {
      append(token);
    }
  }

  /** Whether it goes on with a list of such; a separator before it is dropped then. */
  private boolean continues(String token) {
    if (isLast(1, token)) {
      return true;
    }
    if (isLast(2, token) && isSeparator(last(1))) {
      dropLast();
      return true;
    }
    return false;
  }

  private static boolean isSeparator(String token) {
    return token.length() == 1 && SEPARATORS.indexOf(token.charAt(0)) >= 0;
  }

  /** A quantity that follows in brackets says the same again. */
  private boolean isRestated() {
    return isLast(1, Token.VARIABLE) && isLast(2, "(") && isLast(3, Token.VARIABLE);
  }

  private boolean isUnit(String token) {
    return isLast(1, Token.VARIABLE) && Forms.isUnit(token);
  }

  private boolean isLast(int back, String token) {
    return folded.size() >= back && last(back).equals(token);
  }

  private String last(int back) {
    return folded.get(folded.size() - back);
  }

  private void dropLast() {
    characters -= folded.remove(folded.size() - 1).length();
  }
}
