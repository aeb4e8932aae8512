package dev.millrace.domain.family;

import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.port.serving.People;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlace.Phase;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The people of the contracts, none of whom stands in the table of the view's own name. */
final class PlacedPeople {

  final InMemoryViews tables;
  final Places places;

  PlacedPeople() {
    List<View> views =
        Stream.concat(People.ALL.stream(), Stream.of(People.VISITS, People.NEWEST)).toList();
    tables =
        new InMemoryViews(
            views.stream().flatMap(view -> Stream.of(live(view), beside(view))).toList());
    Map<String, ViewPlace> byView = new HashMap<>();
    views.forEach(
        view ->
            byView.put(
                view.name(),
                new ViewPlace(
                    view.name(), live(view).name(), beside(view).name(), Phase.FILLING, 0, null)));
    places = new Places(7, byView);
  }

  private static View live(View view) {
    return view.named(view.name() + "__2");
  }

  private static View beside(View view) {
    return view.named(view.name() + "__5");
  }

  ViewWriter writer() {
    return new PlacedWriter(tables, places);
  }

  KnownPlaces known() {
    return KnownPlaces.fixed(places);
  }

  /** A row that stands in both tables alike. */
  Optional<Map<String, Object>> row(View view, List<Object> key) {
    Optional<Map<String, Object>> row = tables.row(live(view), key);
    return row.equals(tables.row(beside(view), key)) ? row : Optional.of(Map.of());
  }
}
