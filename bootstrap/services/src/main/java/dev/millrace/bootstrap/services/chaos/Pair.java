package dev.millrace.bootstrap.services.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who is struck, and how. */
public record Pair(Target target, Kind kind) {

  /** All that there are, in the order of the path. */
  public static List<Pair> all() {
    return Arrays.stream(Target.values())
        .flatMap(target -> Stream.of(Kind.values()).map(kind -> new Pair(target, kind)))
        .toList();
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + target.process();
  }
}
