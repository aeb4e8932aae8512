package dev.millrace.adapters.spark;

import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.WriteTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all views, where the newest write wins as in Cassandra: by whole rows, and beside
 * them cell by cell. Thread-safe.
 */
final class InMemoryViews {

  private record Place(String view, List<@Nullable Object> key) {}

  private final Map<Place, Mutation> newest = new HashMap<>();

  private final dev.millrace.domain.port.serving.InMemoryViews cells =
      new dev.millrace.domain.port.serving.InMemoryViews(
          Store.FAMILIES.all().stream().flatMap(family -> family.tables().stream()).toList());

  /** The same rows cell by cell, for views of which several mutations set a part each. */
  dev.millrace.domain.port.serving.InMemoryViews cells() {
    return cells;
  }

  synchronized void apply(Mutation mutation) {
    cells.write(List.of(mutation));
    newest.merge(place(mutation), mutation, InMemoryViews::later);
  }

  /** The values of a view's rows by key. */
  synchronized Map<List<@Nullable Object>, List<@Nullable Object>> rows(String view) {
    Map<List<@Nullable Object>, List<@Nullable Object>> rows = new HashMap<>();
    newest.forEach(
        (place, mutation) -> {
          if (place.view().equals(view) && mutation instanceof Mutation.Upsert upsert) {
            rows.put(place.key(), upsert.values());
          }
        });
    return rows;
  }

  /** The write times of a view's rows by key. */
  synchronized Map<List<@Nullable Object>, WriteTime> writeTimes(String view) {
    Map<List<@Nullable Object>, WriteTime> times = new HashMap<>();
    newest.forEach(
        (place, mutation) -> {
          if (place.view().equals(view)) {
            times.put(place.key(), mutation.writeTime());
          }
        });
    return times;
  }

  private static Place place(Mutation mutation) {
    int length = mutation.view().key().size();
    return new Place(
        mutation.view().name(),
        mutation instanceof Mutation.Upsert upsert
            ? upsert.values().subList(0, length)
            : List.<@Nullable Object>copyOf(((Mutation.Delete) mutation).key()));
  }

  private static Mutation later(Mutation one, Mutation other) {
    return other.writeTime().compareTo(one.writeTime()) >= 0 ? other : one;
  }
}
