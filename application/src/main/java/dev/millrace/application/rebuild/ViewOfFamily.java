package dev.millrace.application.rebuild;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.view.View;
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
    for (Family<?> family : families.all()) {
      requireFacts(family, name);
      for (View view : family.views()) {
        if (view.name().equals(name)) {
          return new ViewOfFamily(family, view);
        }
      }
      if (family.windowedCounts().stream().anyMatch(count -> count.view().name().equals(name))) {
        throw new IllegalArgumentException(
            name
                + " counts windows, and no record tells what its window counts. What it lacks comes"
                + " by `millrace replay` of the time from before the window on: each event is"
                + " counted once; docs/operating.md tells more under \"Events that come late\".");
      }
    }
    throw new IllegalArgumentException(
        "There is no view %s that can be rebuilt; there are %s.".formatted(name, names(families)));
  }

  private static void requireFacts(Family<?> family, String name) {
    boolean isSet =
        family.operator().stream()
            .flatMap(one -> Stream.concat(one.views().stream(), one.completed().stream()))
            .anyMatch(view -> view.name().equals(name));
    if (isSet) {
      throw new IllegalArgumentException(
          name
              + " holds what takes more than one record to know, and no record tells that by"
              + " itself. With the checkpoint of the query "
              + family.name()
              + "-operator moved away, the stream makes it anew of what the topic still holds.");
    }
  }

  private static String names(Families families) {
    return families.all().stream()
        .flatMap(family -> family.views().stream())
        .map(View::name)
        .collect(Collectors.joining(", "));
  }
}
