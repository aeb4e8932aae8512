package dev.millrace.domain.window;

import java.math.BigInteger;
import java.util.List;

/** What a batch does to one window. */
public sealed interface Change {

  /** An open window has counted more. */
  record Open(long count, BigInteger sum) implements Change {}

  /** A window closes, with all that this generation has counted in it. */
  record Closed(Counted events) implements Change {}

  /**
   * Events of a closed window.
   *
   * @param isWhole whether all that ever came in the window is known: {@link Horizon}
   */
  record Late(List<Occurrence> occurrences, boolean isWhole) implements Change {

    public Late {
      occurrences = List.copyOf(occurrences);
    }
  }
}
