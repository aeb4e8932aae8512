package dev.millrace.domain.port.serving;

import dev.millrace.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the rows of all views stand at one moment.
 *
 * @param number rises with each change
 * @param byView of those that were ever rebuilt; the table of any other view has its name
 */
public record Places(long number, Map<String, ViewPlace> byView) {

  /** Of an installation in which no view was ever rebuilt. */
  public static final Places FIRST = new Places(0, Map.of());

  public Places {
    byView = Map.copyOf(byView);
  }

  public ViewPlace of(String view) {
    ViewPlace known = byView.get(view);
    return known == null ? ViewPlace.first(view) : known;
  }

  /** The table that a view is read from. */
  public View live(View view) {
    ViewPlace place = byView.get(view.name());
    return place == null || place.live().equals(view.name()) ? view : view.named(place.live());
  }

  /** The tables that a change of a view is written to. */
  public List<View> written(View view) {
    ViewPlace place = byView.get(view.name());
    if (place == null) {
      return List.of(view);
    }
    List<View> tables = new ArrayList<>(List.of(live(view)));
    String beside = place.beside();
    if (beside != null && place.phase().isWritten()) {
      tables.add(view.named(beside));
    }
    return List.copyOf(tables);
  }
}
