package dev.millrace.application.rebuild;

import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import java.util.Optional;

/** Takes orders for rebuilds, and changes where they go. {@link DriveRebuilds} does the work. */
public interface KeepRebuilds {

  /**
   * Stores the order for a rebuild under an id that the caller drew, and returns at once. One that
   * is known already stays as it is.
   *
   * @param view its name
   * @param isToSwap whether the new table takes the place of the old one without a further word
   */
  Ordered order(RebuildId id, String view, boolean isToSwap);

  /** What became of an order. */
  sealed interface Ordered {

    /** It is stored. */
    record Taken(Rebuild rebuild) implements Ordered {}

    /** Another rebuild of the view is not over. */
    record Busy(Rebuild other) implements Ordered {}

    /** The view cannot be rebuilt, and why. */
    record Refused(String problem) implements Ordered {}

    /** There is no such view, and those that there are. */
    record Unknown(String problem) implements Ordered {}
  }

  /**
   * Has the new table take the place of the old one, as soon as both are compared, whatever
   * differs.
   *
   * @return the rebuild as it is then, unchanged if it is over or on its way back; empty when it is
   *     unknown
   */
  Optional<Rebuild> swap(RebuildId id);

  /**
   * Has the new table dropped, if it has not taken the place of the old one.
   *
   * @return the rebuild as it is then, unchanged if it is over; empty when it is unknown
   */
  Optional<Rebuild> abort(RebuildId id);
}
