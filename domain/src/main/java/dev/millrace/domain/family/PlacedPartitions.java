package dev.millrace.domain.family;

import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads each view from the table in which it stands. */
public final class PlacedPartitions implements ServedPartitions {

  private final ServedPartitions partitions;
  private final KnownPlaces known;

  public PlacedPartitions(ServedPartitions partitions, KnownPlaces known) {
    this.partitions = partitions;
    this.known = known;
  }

  @Override
  public Map<RecordKey, List<ViewRow>> rows(View view, Collection<RecordKey> keys, int most) {
    return all(view, known.read(places -> partitions.rows(places.live(view), keys, most)));
  }

  @Override
  public Map<List<Object>, List<ViewRow>> under(View view, Collection<List<Object>> keys) {
    return all(view, known.read(places -> partitions.under(places.live(view), keys)));
  }

  private static <K> Map<K, List<ViewRow>> all(View view, Map<K, List<ViewRow>> found) {
    Map<K, List<ViewRow>> rows = new HashMap<>();
    found.forEach((key, some) -> rows.put(key, of(view, some)));
    return Map.copyOf(rows);
  }

  static List<ViewRow> of(View view, List<ViewRow> found) {
    return found.stream().map(row -> new ViewRow(view, row.values())).toList();
  }
}
