package dev.millrace.application.rebuild;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.view.View;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A view that can be rebuilt, and the family whose records it shows. */
record ViewOfFamily(Family<?> family, View view) {

  /**
   * The view of that name.
   *
   * @throws IllegalArgumentException when there is none, it counts windows, or an operator sets any
   *     of it
   */
  static ViewOfFamily named(Families families, String name) {
    Supplier<IllegalArgumentException> problem =
        () -> new IllegalArgumentException(refusal(families, name).orElse(unknown(families, name)));
    return find(families, name).orElseThrow(problem);
  }

  /** The view of that name; empty when there is none, or it is refused. */
  static Optional<ViewOfFamily> find(Families families, String name) {
    if (refusal(families, name).isPresent()) {
      return Optional.empty();
    }
    for (Family<?> family : families.all()) {
      for (View view : family.views()) {
        if (view.name().equals(name)) {
          return Optional.of(new ViewOfFamily(family, view));
        }
      }
    }
    return Optional.empty();
  }

  /** Why a view is not rebuilt; empty when it is, or there is none. */
  static Optional<String> refusal(Families families, String name) {
    return families.all().stream().flatMap(family -> refusal(family, name).stream()).findFirst();
  }

  private static Optional<String> refusal(Family<?> family, String name) {
    if (countsWindows(family, name)) {
      return Optional.of(
          name
              + " counts windows, and no record tells what its window counts. What it lacks comes"
              + " by `millrace replay` of the time from before the window on: each event is counted"
              + " once; docs/operating.md tells more under \"Events that come late\".");
    }
    if (isSetByOperator(family, name)) {
      return Optional.of(
          name
              + " holds what takes more than one record to know, and no record tells that by"
              + " itself. With the checkpoint of the query "
              + family.name()
              + "-operator moved away, the stream makes it anew of what the topic still holds.");
    }
    return Optional.empty();
  }

  private static boolean countsWindows(Family<?> family, String name) {
    return family.windowedCounts().stream().anyMatch(count -> count.view().name().equals(name));
  }

  private static boolean isSetByOperator(Family<?> family, String name) {
    return family.operator().stream()
        .flatMap(one -> Stream.concat(one.views().stream(), one.completed().stream()))
        .anyMatch(view -> view.name().equals(name));
  }

  /** What there is instead of a view that there is not. */
  static String unknown(Families families, String name) {
    return "There is no view %s that can be rebuilt; there are %s."
        .formatted(name, names(families));
  }

  private static String names(Families families) {
    return families.all().stream()
        .flatMap(family -> family.views().stream())
        .map(View::name)
        .collect(Collectors.joining(", "));
  }
}
