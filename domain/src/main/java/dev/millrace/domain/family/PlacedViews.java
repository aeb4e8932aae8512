package dev.millrace.domain.family;

import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ServedRow;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks each view up in the table in which it stands. */
public final class PlacedViews implements ServedViews {

  private final ServedViews views;
  private final KnownPlaces known;

  public PlacedViews(ServedViews views, KnownPlaces known) {
    this.views = views;
    this.known = known;
  }

  @Override
  public Map<RecordKey, ServedRow> served(View byKey, Collection<RecordKey> keys) {
    Map<RecordKey, ServedRow> rows = new HashMap<>();
    known
        .read(places -> views.served(places.live(byKey), keys))
        .forEach((key, row) -> rows.put(key, of(byKey.name(), row)));
    return Map.copyOf(rows);
  }

  @Override
  public List<ServedRow> rows(List<View> some, ViewKeys keys) {
    return known.read(places -> rows(places, some, keys));
  }

  private List<ServedRow> rows(Places places, List<View> some, ViewKeys keys) {
    Map<String, String> names = new HashMap<>();
    Map<String, List<String>> byTable = new HashMap<>();
    for (View view : some) {
      String table = places.live(view).name();
      names.put(table, view.name());
      List<String> key = keys.byView().get(view.name());
      if (key != null) {
        byTable.put(table, key);
      }
    }
    return views.rows(some.stream().map(places::live).toList(), new ViewKeys(byTable)).stream()
        .map(row -> of(names.getOrDefault(row.view(), row.view()), row))
        .toList();
  }

  @Override
  public Map<String, Map<Long, Long>> counts(View windowed) {
    return known.read(places -> views.counts(places.live(windowed)));
  }

  private static ServedRow of(String view, ServedRow row) {
    return new ServedRow(
        view, row.key(), row.version(), row.event(), row.run(), row.position(), row.writtenAt());
  }
}
