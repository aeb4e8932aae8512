package dev.millrace.bootstrap.services.chaos;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who is struck, and how. */
public record Pair(Target target, Kind kind) {

  /** All that there are, in the order of the path. */
  public static List<Pair> all() {
    return of(List.of(Target.values()));
  }

  /** Those of every pipeline. */
  public static List<Pair> everywhere() {
    return of(Target.everywhere());
  }

  private static List<Pair> of(List<Target> targets) {
    return targets.stream()
        .flatMap(target -> Stream.of(Kind.values()).map(kind -> new Pair(target, kind)))
        .toList();
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + target.process();
  }
}
