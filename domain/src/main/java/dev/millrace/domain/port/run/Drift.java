package dev.millrace.domain.port.run;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How the fields of a run's records differ from those of the same source's records before it.
 *
 * @param added paths that were never seen before, in order
 * @param missing paths that were seen before and that none of the run's records has, in order; none
 *     while the run may still bring them
 */
public record Drift(List<String> added, List<String> missing) {

  public static final Drift NONE = new Drift(List.of(), List.of());

  public Drift {
    added = List.copyOf(added);
    missing = List.copyOf(missing);
  }

  /**
   * Between what was seen before a run and what it saw; a source that nothing was seen of before
   * cannot differ, nor does a run that brought nothing.
   */
  public static Drift between(Set<String> before, Set<String> seen, boolean isOver) {
    if (before.isEmpty() || seen.isEmpty()) {
      return NONE;
    }
    return new Drift(
        those(seen, path -> !before.contains(path)),
        those(before, path -> isOver && !seen.contains(path)));
  }

  private static List<String> those(Set<String> paths, Predicate<String> wanted) {
    return paths.stream().filter(wanted).sorted().toList();
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
