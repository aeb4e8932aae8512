package dev.millrace.adapters.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/**
 * How many JSON values may still be read of what came together: in memory each takes up to a
 * hundred bytes, however few it has as text.
 */
final class Allowance {

  private static final int PAGE = 300_000;
  private static final int BODY = 100_000;

  private final int most;
  private int taken;

  private Allowance(int most) {
    this.most = most;
  }

  /** For a page of the most records with sixty values each, or what was a part of one. */
  static Allowance ofAPage() {
    return new Allowance(PAGE);
  }

  /** For a body of the most records with a hundred values each. */
  static Allowance ofABody() {
    return new Allowance(BODY);
  }

  /** Takes one more value. */
  void take() throws StreamConstraintsException {
    if (taken == most) {
      throw new TooManyValues("more than " + most + " values");
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
