package dev.millrace.adapters.spark;

import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlace.Phase;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Places on their way to an executor, as plain texts.
 *
 * @param byView of each view its live table, the phase, and the table beside, if there is one
 */
record TravellingPlaces(long number, HashMap<String, ArrayList<String>> byView)
    implements Serializable {

  static TravellingPlaces of(Places places) {
    HashMap<String, ArrayList<String>> byView = new HashMap<>();
    places.byView().forEach((view, place) -> byView.put(view, texts(place)));
    return new TravellingPlaces(places.number(), byView);
  }

  private static ArrayList<String> texts(ViewPlace place) {
    ArrayList<String> texts = new ArrayList<>(List.of(place.live(), place.phase().name()));
    String beside = place.beside();
    if (beside != null) {
      texts.add(beside);
    }
    return texts;
  }

  Places places() {
    Map<String, ViewPlace> places = new HashMap<>();
    byView.forEach((view, texts) -> places.put(view, place(view, texts)));
    return new Places(number, places);
  }

  private static ViewPlace place(String view, List<String> texts) {
    @Nullable String beside = texts.size() > 2 ? texts.get(2) : null;
    return new ViewPlace(
        view, Objects.requireNonNull(texts.get(0)), beside, Phase.valueOf(texts.get(1)), 0, null);
  }
}
