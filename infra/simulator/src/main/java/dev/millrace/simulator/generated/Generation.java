package dev.millrace.simulator.generated;

import dev.millrace.simulator.page.Field;
import java.util.Set;
import java.util.UUID;

/**
 * How the source changed since its first answer: which users are affected and what became of them.
 * Generation 0 is the original; a higher number moves to another country, city or address than a
 * lower one. A user affected at a fraction is affected at every larger one. Only generated users
 * change; recorded ones stay as they were recorded.
 *
 * @param fraction the share of all users affected, 0 to 1
 * @param users affected users beside these
 * @param missing fields that affected users lack
 */
public record Generation(
    int number, double fraction, Set<UUID> users, Set<Change> changes, Set<Field> missing) {

  /** What changes about an affected user. */
  public enum Change {
    /** Lives in another country: location and {@code nat} change, the person stays. */
    COUNTRY,
    /** Lives in another city of the same country. */
    CITY,
    EMAIL
  }

  public Generation {
    requireInRange(number, fraction);
    users = Set.copyOf(users);
    changes = Set.copyOf(changes);
    missing = Set.copyOf(missing);
  }

  public static Generation original() {
    return new Generation(0, 0, Set.of(), Set.of(), Set.of());
  }

  public static Generation of(int number) {
    return new Generation(number, 0, Set.of(), Set.of(), Set.of());
  }

  public Generation affecting(double share) {
    return new Generation(number, share, users, changes, missing);
  }

  public Generation affecting(UUID... chosen) {
    return new Generation(number, fraction, Set.of(chosen), changes, missing);
  }

  public Generation changing(Change... what) {
    return new Generation(number, fraction, users, Set.of(what), missing);
  }

  public Generation without(Field... fields) {
    return new Generation(number, fraction, users, changes, Set.of(fields));
  }

  boolean affects(UUID user) {
    return number > 0 && (users.contains(user) || share(user) < fraction);
  }

  /** Another index than the given one, a different one for each of the next generations. */
  int moved(int index, int size) {
    return size == 1 ? index : (index + 1 + (number - 1) % (size - 1)) % size;
  }

  private static double share(UUID user) {
    return (Mix.mix(user.getLeastSignificantBits()) >>> 11) * 0x1.0p-53;
  }

  private static void requireInRange(int number, double fraction) {
    if (number < 0 || !(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "a generation is at least 0 and a fraction from 0 to 1, not " + number + ", " + fraction);
    }
  }
}
