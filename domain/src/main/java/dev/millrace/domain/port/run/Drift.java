package dev.millrace.domain.port.run;

import dev.millrace.domain.document.FieldPaths;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How the fields of a run's records differ from those of the same source's records before it.
 *
 * @param added paths that were never seen before, in order
 * @param missing paths that were seen before and that none of the run's records has, in order; none
 *     while the run may still bring them
 * @param isCut whether there were as many paths as are told apart ({@link FieldPaths#MOST}), or
 *     more: then further ones may be new or missing, and those that are listed need not be
 */
public record Drift(List<String> added, List<String> missing, boolean isCut) {

  public static final Drift NONE = new Drift(List.of(), List.of(), false);

  public Drift {
    added = List.copyOf(added);
    missing = List.copyOf(missing);
  }

  /**
   * Between what was seen before a run and what it saw; a source that nothing was seen of before
   * cannot differ, nor does a run that brought nothing. {@link FieldPaths#MORE} is no path of
   * either.
   */
  public static Drift between(Set<String> before, Set<String> seen, boolean isOver) {
    if (before.isEmpty() || seen.isEmpty()) {
      return new Drift(List.of(), List.of(), isCut(seen));
    }
    return new Drift(
        those(seen, path -> !before.contains(path)),
        those(before, path -> isOver && !seen.contains(path)),
        isCut(seen) || isCut(before));
  }

  private static boolean isCut(Set<String> paths) {
    return paths.size() >= FieldPaths.MOST || paths.contains(FieldPaths.MORE);
  }

  private static List<String> those(Set<String> paths, Predicate<String> wanted) {
    return paths.stream()
        .filter(path -> !path.equals(FieldPaths.MORE))
        .filter(wanted)
        .sorted()
        .toList();
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
