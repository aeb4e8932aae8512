package dev.millrace.domain.port.serving;

import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a view stand.
 *
 * @param view its name
 * @param live the table that readers read
 * @param beside another table for rows of the view; null when there is none
 * @param phase what that other table is for
 * @param filled how many records' rows were put into a table that is being filled
 * @param filledTo the last of these records, by its key; null for none
 */
public record ViewPlace(
    String view,
    String live,
    @Nullable String beside,
    Phase phase,
    long filled,
    @Nullable String filledTo) {

  /** What becomes of the table beside the live one. */
  public enum Phase {
    /** There is none. */
    SETTLED(false),
    /** It is filled, and written whatever the live one is. */
    FILLING(true),
    /** It holds all records, and is written whatever the live one is. */
    FILLED(true),
    /** It was the live one, and is written for those who may still read it. */
    SWAPPED(true),
    /** It was the live one; nobody writes or reads it any more, and it goes. */
    RETIRED(false),
    /** It was to become the live one; nobody writes or reads it, and it goes. */
    DROPPING(false);

    private final boolean isWritten;

    Phase(boolean isWritten) {
      this.isWritten = isWritten;
    }

    /** Whether what is written to the live table is written to this one, too. */
    public boolean isWritten() {
      return isWritten;
    }
  }

  public ViewPlace {
    requireOneBeside(beside, phase);
  }

  private static void requireOneBeside(@Nullable String beside, Phase phase) {
    if ((beside == null) != (phase == Phase.SETTLED)) {
      throw new IllegalArgumentException("a view that is " + phase + " with a table " + beside);
    }
  }

  /** Of a view that nobody has rebuilt: its table has its name. */
  public static ViewPlace first(String view) {
    return new ViewPlace(view, view, null, Phase.SETTLED, 0, null);
  }

  /** With a table beside that may not be there, and that nobody writes. */
  public ViewPlace planning(String table) {
    return new ViewPlace(view, live, table, Phase.DROPPING, 0, null);
  }

  /** In that phase, with the same tables. */
  public ViewPlace in(Phase next) {
    return next == Phase.SETTLED
        ? new ViewPlace(view, live, null, next, 0, null)
        : new ViewPlace(view, live, beside, next, 0, null);
  }

  /** Filled by so many records up to that one. */
  public ViewPlace filledTo(long records, String key) {
    return new ViewPlace(view, live, beside, Phase.FILLING, records, key);
  }

  /** With the two tables in each other's place. */
  public ViewPlace swapped() {
    if (beside == null || phase != Phase.FILLED) {
      throw new IllegalStateException(view + " has no other table that is filled, but is " + phase);
    }
    return new ViewPlace(view, beside, live, Phase.SWAPPED, 0, null);
  }
}
