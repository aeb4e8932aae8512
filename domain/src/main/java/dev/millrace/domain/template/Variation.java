package dev.millrace.domain.template;

import java.util.Collection;

/**
 * Whether what siblings differ in is a value or a choice of the program's own words.
 *
 * <p>Each of the siblings' tokens is evidence, by its kind; the less text the siblings have in
 * common, and at the beginning of a line, the more is asked for. Plain words must also keep coming:
 * as long as each comes again and again, they are a closed choice ("started", "stopped").
 */
final class Variation {

  /** How much a word with digits says, and how much that some lines have a value here already. */
  private static final int OF_A_VALUE = 2;

  private static final int OF_A_WORD = 1;

  private static final int ENOUGH = 4;
  private static final int ENOUGH_BESIDE_TWO_WORDS = 5;
  private static final int ENOUGH_BESIDE_ONE_WORD = 6;
  private static final int ENOUGH_AT_THE_BEGINNING = 8;

  /** So many plain words are no choice any more. */
  private static final int MANY = 12;

  private static final int MANY_ESTIMATED = 20;

  private static final long LINES_FOR_EACH = 4;

  /** So many templates that differ in names alone are one. */
  private static final int NAMESAKES = 8;

  private static final int WORDS_BESIDE_NAMES = 2;

  private final int position;
  private final Collection<Held> siblings;

  private Variation(int position, Collection<Held> siblings) {
    this.position = position;
    this.siblings = siblings;
  }

  /** Whether siblings that differ in a position differ in a value. */
  static boolean isOfValues(int position, Collection<Held> siblings) {
    if (siblings.size() < 2) {
      return false;
    }
    Variation variation = new Variation(position, siblings);
    int enough = variation.enough();
    return variation.evidence() >= enough
        && (variation.evidenceOfNames() >= enough || variation.isOpen());
  }

  /** Whether templates that differ in names alone differ in values. */
  static boolean isOfNames(Skeleton skeleton, Collection<Held> namesakes) {
    return namesakes.size() >= NAMESAKES && words(skeleton, -1, Kind.PLAIN) >= WORDS_BESIDE_NAMES;
  }

  private int evidence() {
    return evidenceOfNames() + OF_A_WORD * count(Kind.PLAIN);
  }

  private int evidenceOfNames() {
    return OF_A_VALUE * (count(Kind.NUMBERED) + Math.min(1, count(Kind.VARIABLE)))
        + OF_A_WORD * count(Kind.COMPOUND);
  }

  private int enough() {
    Skeleton any = siblings.iterator().next().skeleton();
    int words =
        words(any, position, Kind.PLAIN)
            + words(any, position, Kind.COMPOUND)
            + words(any, position, Kind.NUMBERED);
    return position == 0 && count(Kind.NUMBERED) == 0
        ? Math.max(enough(words), ENOUGH_AT_THE_BEGINNING)
        : enough(words);
  }

  private static int enough(int words) {
    return switch (words) {
      case 0 -> Integer.MAX_VALUE;
      case 1 -> ENOUGH_BESIDE_ONE_WORD;
      case 2 -> ENOUGH_BESIDE_TWO_WORDS;
      default -> ENOUGH;
    };
  }

  private boolean isOpen() {
    return siblings.size() >= MANY || estimated() >= MANY_ESTIMATED || isStillGrowing();
  }

  /** How many words there are in all, by those that came once and twice (Chao 1984). */
  private double estimated() {
    double once = came(1);
    return siblings.size() + once * (once - 1) / (2 * (came(2) + 1));
  }

  /** Whether many came once only though there were lines enough for each to come again. */
  private boolean isStillGrowing() {
    long lines = siblings.stream().mapToLong(Held::lines).sum();
    return lines >= LINES_FOR_EACH * siblings.size() && came(1) * 2 >= siblings.size();
  }

  private long came(int times) {
    return siblings.stream().filter(held -> held.lines() == times).count();
  }

  private int count(Kind kind) {
    return (int) siblings.stream().filter(held -> held.skeleton().kind(position) == kind).count();
  }

  private static int words(Skeleton skeleton, int but, Kind kind) {
    int words = 0;
    for (int i = 0; i < skeleton.size(); i++) {
      words += i != but && skeleton.kind(i) == kind ? 1 : 0;
    }
    return words;
  }
}
