package dev.millrace.application.simulation;

import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.view.LastWriteWins;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks each row as it is written: it is what the last write makes it, it never goes back, and a
 * window counts no more than there is.
 */
final class WrittenRows {

  /** Copies of a record differ in where they stand, so it is chance which of them is named. */
  private static final String POSITION = "log_position";

  private final InMemoryViews views;
  private final View byKey;
  private final Readers readers;
  private final LastWriteWins reference = new LastWriteWins();
  private final Map<List<Object>, Long> highest = new HashMap<>();
  private WriteTime windowsBegan = new WriteTime(0);

  WrittenRows(InMemoryViews views, View byKey, Readers readers) {
    this.views = views;
    this.byKey = byKey;
    this.readers = readers;
  }

  /**
   * Forgets how far the windows came: their query begins anew. What it wrote before may still
   * arrive, and tells nothing of how far they have come since.
   */
  void windowsBeginAnew(long generation) {
    highest.keySet().removeIf(key -> key.size() > 1);
    windowsBegan = new WriteTime(generation);
  }

  void landed(Mutation mutation) {
    reference.apply(List.of(mutation));
    View view = mutation.view();
    List<Object> key = key(mutation);
    Optional<Map<String, Object>> row = views.row(view, key);
    Broken.unless(
        same(view, row, reference.row(view, key)), "the last write wins", view.name(), row);
    row.ifPresent(found -> check(mutation, key, found));
  }

  private void check(Mutation written, List<Object> key, Map<String, Object> row) {
    View view = written.view();
    if (view.equals(byKey)) {
      rises(key, (Long) Objects.requireNonNull(row.get("version")));
    } else if (row.containsKey("count")) {
      long count = (Long) Objects.requireNonNull(row.get("count"));
      long most = readers.counted((String) key.get(0), ((Instant) key.get(2)).toEpochMilli());
      Broken.unless(count <= most, "a window counts no more events than there are", key, count);
      if (written.writeTime().compareTo(windowsBegan) >= 0) {
        rises(key, count);
      }
    }
  }

  private void rises(List<Object> key, long now) {
    long before = highest.getOrDefault(key, 0L);
    Broken.unless(now >= before, "what is served never goes back", key, before, now);
    highest.put(key, now);
  }

  private static boolean same(
      View view, Optional<Map<String, Object>> row, Optional<Map<String, Object>> expected) {
    if (row.isEmpty() || expected.isEmpty()) {
      return row.isEmpty() && expected.isEmpty();
    }
    return view.values().stream()
        .filter(column -> !column.name().equals(POSITION))
        .allMatch(
            column ->
                Objects.equals(row.get().get(column.name()), expected.get().get(column.name())));
  }

  private static List<Object> key(Mutation mutation) {
    if (mutation instanceof Mutation.Delete delete) {
      return delete.key();
    }
    List<Object> key = new ArrayList<>();
    for (int i = 0; i < mutation.view().key().size(); i++) {
      key.add(Objects.requireNonNull(((Mutation.Upsert) mutation).values().get(i)));
    }
    return key;
  }
}
