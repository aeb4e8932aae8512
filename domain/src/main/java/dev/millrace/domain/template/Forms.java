package dev.millrace.domain.template;

import java.util.Locale;
import java.util.Set;

/** The forms that values are written in. */
final class Forms {

  /** A number of fewer hexadecimal digits may be a word. */
  private static final int MIN_HEXADECIMAL = 6;

  /** A word has a letter behind a digit so often at most, less once. */
  private static final int SCRAMBLED = 2;

  private static final Set<String> UNITS =
      Set.of(
          "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "byte", "bytes", "ns", "us",
          "ms", "msec", "msecs", "millis", "s", "sec", "secs", "second", "seconds", "min", "mins",
          "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "day", "days", "%");

  private Forms() {}

  static boolean isUnit(String word) {
    return word.length() <= 7 && UNITS.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean isUrl(String word) {
    int colon = word.indexOf("://");
    return colon > 0 && Character.isLetter(word.charAt(0));
  }

  static boolean isMail(String word) {
    int at = word.indexOf('@');
    return at > 0 && at < word.length() - 1 && word.indexOf('.', at) > 0 && isNoNumber(word, at);
  }

  /** What follows an at sign as a number is an object's identity, not a host. */
  private static boolean isNoNumber(String word, int at) {
    return !Character.isDigit(word.charAt(at + 1));
  }

  static boolean isPath(String word) {
    return (word.charAt(0) == '/' && word.length() > 1)
        || Characters.count(word, '/') >= 2
        || Characters.count(word, '\\') >= 2
        || isDrive(word);
  }

  static boolean isDrive(String word) {
    return word.length() > 2
        && Character.isLetter(word.charAt(0))
        && word.charAt(1) == ':'
        && (word.charAt(2) == '\\' || word.charAt(2) == '/')
        && !isUrl(word);
  }

  /** A name with a point in it, a colon, a number. */
  static boolean isEndpoint(String word) {
    int colon = word.lastIndexOf(':');
    int point = word.indexOf('.');
    return point > 0
        && colon > point + 1
        && colon < word.length() - 1
        && Characters.isAll(word, colon + 1, word.length(), Characters::isDigit)
        && Characters.isAll(word, word.charAt(0) == '/' ? 1 : 0, colon, Forms::isOfHost);
  }

  private static boolean isOfHost(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }

  static boolean isNumberWithColons(String word) {
    return Characters.hasDigit(word)
        && Characters.isAll(
            word, 0, word.length(), c -> Characters.isHexadecimal(c) || ".:-+T/".indexOf(c) >= 0);
  }

  /** A number, or one with a unit or a mark, a time, an address, a version. */
  static boolean beginsAsANumber(String word) {
    int first = word.length() > 1 && "+-#$~".indexOf(word.charAt(0)) >= 0 ? 1 : 0;
    return !word.isEmpty() && Characters.isDigit(word.charAt(first));
  }

  static boolean isHexadecimal(String word) {
    if (word.startsWith("0x") || word.startsWith("0X")) {
      return word.length() > 2
          && Characters.isAll(word, 2, word.length(), Characters::isHexadecimal);
    }
    return Characters.isAll(
            word, 0, word.length(), c -> Characters.isHexadecimal(c) || c == '-' || c == ':')
        && (Characters.count(word, ':') >= 2 || word.length() >= MIN_HEXADECIMAL);
  }

  /** Digits in the midst of letters, more than once: no word, but an id. */
  static boolean isScrambled(String word) {
    int changes = 0;
    for (int i = 1; i < word.length() && changes < SCRAMBLED; i++) {
      if (Characters.isDigit(word.charAt(i - 1)) && Character.isLetter(word.charAt(i))) {
        changes++;
      }
    }
    return changes == SCRAMBLED;
  }
}
