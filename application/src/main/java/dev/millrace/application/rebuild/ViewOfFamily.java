package dev.millrace.application.rebuild;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.view.View;
import java.util.stream.Collectors;

/** A view that can be rebuilt, and the family whose records it shows. */
record ViewOfFamily(Family<?> family, View view) {

  /**
   * The view of that name.
   *
   * @throws IllegalArgumentException when there is none, or it counts windows
   */
  static ViewOfFamily named(Families families, String name) {
    for (Family<?> family : families.all()) {
      for (View view : family.views()) {
        if (view.name().equals(name)) {
          return new ViewOfFamily(family, view);
        }
      }
      if (family.windowedCounts().stream().anyMatch(count -> count.view().name().equals(name))) {
        throw new IllegalArgumentException(
            name
                + " counts windows, and no record tells what its window counts. What it lacks comes by"
                + " `millrace replay` of the time from before the window on: each event is counted"
                + " once; docs/operating.md tells more under \"Events that come late\".");
      }
    }
    throw new IllegalArgumentException(
        "There is no view %s that can be rebuilt; there are %s.".formatted(name, names(families)));
  }

  private static String names(Families families) {
    return families.all().stream()
        .flatMap(family -> family.views().stream())
        .map(View::name)
        .collect(Collectors.joining(", "));
  }
}
