package dev.millrace.domain.view;

import java.util.stream.IntStream;

/**
 * What is shown of a value that tells of a person to those who may not see it: its first letter or
 * digit, and its shape. All others become stars; blanks and the signs of ASCII stay, so that {@code
 * ada@example.com} reads {@code a**@*******.***}. One that stands alone becomes a star, too.
 */
public final class Mask {

  private static final int STAR = '*';

  private Mask() {}

  /** The mask of a value's text form. */
  public static String of(Object value) {
    int[] characters = value.toString().codePoints().toArray();
    int[] telling =
        IntStream.range(0, characters.length).filter(i -> tells(characters[i])).toArray();
    for (int i = telling.length > 1 ? 1 : 0; i < telling.length; i++) {
      characters[telling[i]] = STAR;
    }
    return new String(characters, 0, characters.length);
  }

  /** What is not of ASCII tells always: a vowel may be a sign of its own. */
  private static boolean tells(int character) {
    return character < 128
        ? Character.isLetterOrDigit(character)
        : !Character.isWhitespace(character) && !Character.isSpaceChar(character);
  }
}
