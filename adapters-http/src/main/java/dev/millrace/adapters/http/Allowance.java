package dev.millrace.adapters.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.function.IntPredicate;

/**
 * How many JSON values may still be read of what came together: in memory each takes up to two
 * hundred bytes, however few it has as text.
 */
final class Allowance {

  private static final int PAGE = 300_000;
  private static final int BODY = 100_000;
  private static final int PORTION = 100;

  private final int most;
  private final IntPredicate room;
  private int taken;

  private Allowance(int most, IntPredicate room) {
    this.most = most;
    this.room = room;
  }

  /** For a page of the most records with sixty values each, or what was a part of one. */
  static Allowance ofAPage() {
    return new Allowance(PAGE, values -> true);
  }

  /**
   * For a body of the most records with a hundred values each.
   *
   * @param room is asked whether there is room for so many more before they are read
   */
  static Allowance ofABody(IntPredicate room) {
    return new Allowance(BODY, room);
  }

  /** Takes one more value. */
  void take() throws StreamConstraintsException {
    if (taken == most) {
      throw new TooManyValues("more than " + most + " values");
    }
    if (taken % PORTION == 0 && !room.test(PORTION)) {
      throw new TooManyValues("more than " + taken + " values while there is no room for more");
    }
    taken++;
  }

  /** There is one value too many. */
  static final class TooManyValues extends StreamConstraintsException {

    private static final long serialVersionUID = 1L;

    TooManyValues(String message) {
      super(message);
    }
  }
}
