package dev.millrace.domain.port.serving;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables in memory, by Cassandra's rules, see {@link InMemoryRow}. What is written is served at
 * once, before any flush. For any number of threads.
 */
public final class InMemoryViews
    implements ViewWriter, ServedViews, ServedPartitions, ViewPages, ViewTables {

  private static final int PIECE = 2;

  private final Map<String, Map<List<Object>, InMemoryRow>> tables = new HashMap<>();

  public InMemoryViews(Collection<View> views) {
    views.forEach(view -> tables.put(view.name(), new LinkedHashMap<>()));
  }

  @Override
  public synchronized void write(List<Mutation> mutations) {
    mutations.forEach(this::apply);
  }

  @Override
  public synchronized void create(View view) {
    tables.putIfAbsent(view.name(), new LinkedHashMap<>());
  }

  @Override
  public synchronized void drop(View view) {
    tables.remove(view.name());
  }

  @Override
  public void scan(View view, Consumer<List<ViewRow>> pieces) {
    List<ViewRow> rows = all(view);
    for (int from = 0; from < rows.size(); from += PIECE) {
      pieces.accept(rows.subList(from, Math.min(rows.size(), from + PIECE)));
    }
  }

  private synchronized List<ViewRow> all(View view) {
    return table(view).keySet().stream()
        .flatMap(key -> row(view, key).stream())
        .map(row -> new ViewRow(view, values(view, row)))
        .toList();
  }

  /** The names of all tables. */
  public synchronized Set<String> names() {
    return Set.copyOf(tables.keySet());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public synchronized Map<RecordKey, ServedRow> served(View byKey, Collection<RecordKey> keys) {
    Map<RecordKey, ServedRow> rows = new HashMap<>();
    for (RecordKey key : keys) {
      at(byKey, List.of(key.value())).forEach(row -> rows.put(key, served(byKey, key, row)));
    }
    return rows;
  }

  @Override
  public synchronized List<ServedRow> rows(List<View> views, ViewKeys keys) {
    String recordKey = views.get(0).partitionKey().get(0).name();
    List<ServedRow> rows = new ArrayList<>();
    for (View view : views) {
      List<String> key = keys.byView().getOrDefault(view.name(), List.of());
      at(view, key)
          .forEach(row -> rows.add(served(view, recordKey(view, recordKey, key, row), row)));
    }
    return rows;
  }

  @Override
  public synchronized Map<String, Map<Long, Long>> counts(View windowed) {
    Map<String, Map<Long, Long>> counts = new HashMap<>();
    table(windowed)
        .forEach(
            (key, row) -> {
              if (row.values().isPresent()) {
                counts
                    .computeIfAbsent((String) key.get(0), unseen -> new HashMap<>())
                    .put(
                        ((Instant) key.get(2)).toEpochMilli(),
                        (Long) row.value(windowed.values().get(0).name()));
              }
            });
    return counts;
  }

  @Override
  public synchronized Map<RecordKey, List<ViewRow>> rows(
      View view, Collection<RecordKey> keys, int most) {
    Map<RecordKey, List<ViewRow>> found = new HashMap<>();
    for (RecordKey key : keys) {
      List<ViewRow> rows = partition(view, key).limit(most).toList();
      if (!rows.isEmpty()) {
        found.put(key, rows);
      }
    }
    return found;
  }

  @Override
  public synchronized Map<List<Object>, List<ViewRow>> under(
      View view, Collection<List<Object>> keys) {
    Map<List<Object>, List<ViewRow>> found = new HashMap<>();
    for (List<Object> beginning : keys) {
      List<ViewRow> rows =
          table(view).keySet().stream()
              .filter(key -> key.subList(0, beginning.size()).equals(beginning))
              .flatMap(key -> row(view, key).stream())
              .map(row -> new ViewRow(view, values(view, row)))
              .toList();
      if (!rows.isEmpty()) {
        found.put(beginning, rows);
      }
    }
    return found;
  }

  @Override
  public synchronized List<ViewRow> rows(ViewSlice slice, int most) {
    View view = slice.view();
    int partition = slice.partition().size();
    Comparator<List<Object>> order =
        (one, other) ->
            inOrder(
                slice, one.subList(partition, one.size()), other.subList(partition, other.size()));
    return table(view).keySet().stream()
        .filter(key -> key.subList(0, partition).equals(slice.partition()))
        .filter(key -> isIn(slice, key.subList(partition, key.size())))
        .sorted(order)
        .flatMap(key -> row(view, key).stream())
        .map(row -> new ViewRow(view, values(view, row)))
        .limit(most)
        .toList();
  }

  /** Whether a row of the partition is of the slice, by its clustering key. */
  private static boolean isIn(ViewSlice slice, List<Object> key) {
    if (!slice.after().isEmpty() && inOrder(slice, key, slice.after()) <= 0) {
      return false;
    }
    if (key.isEmpty()) {
      return true;
    }
    ColumnType type = slice.view().clusteringKey().get(0).type();
    Object from = slice.from();
    Object to = slice.to();
    return (from == null || InMemoryRow.compare(type, key.get(0), from) >= 0)
        && (to == null || InMemoryRow.compare(type, key.get(0), to) < 0);
  }

  private static int inOrder(ViewSlice slice, List<Object> one, List<Object> other) {
    List<Column> columns = slice.view().clusteringKey();
    for (int i = 0; i < columns.size(); i++) {
      int order = InMemoryRow.compare(columns.get(i).type(), one.get(i), other.get(i));
      if (order != 0) {
        return slice.isDescending() ? -order : order;
      }
    }
    return 0;
  }

  private Stream<ViewRow> partition(View view, RecordKey partition) {
    Object value;
    try {
      value = view.partitionKey().get(0).type().parse(partition.value());
    } catch (IllegalArgumentException | DateTimeException noSuchKey) {
      return Stream.empty();
    }
    return table(view).keySet().stream()
        .filter(key -> key.get(0).equals(value))
        .flatMap(key -> row(view, key).stream())
        .map(row -> new ViewRow(view, values(view, row)));
  }

  private static List<@Nullable Object> values(View view, Map<String, Object> row) {
    List<@Nullable Object> values = new ArrayList<>();
    view.columns().forEach(column -> values.add(row.get(column.name())));
    return values;
  }

  /**
   * The rows of a view: column → value, the key's columns included, columns without a value not.
   */
  public synchronized List<Map<String, Object>> contents(View view) {
    return table(view).keySet().stream().flatMap(key -> row(view, key).stream()).toList();
  }

  /** The row at a key, as {@link #contents} shows it. */
  public synchronized Optional<Map<String, Object>> row(View view, List<Object> key) {
    return Optional.ofNullable(table(view).get(key))
        .flatMap(InMemoryRow::values)
        .map(values -> withKey(view, key, values));
  }

  private void apply(Mutation mutation) {
    if (mutation instanceof Mutation.Upsert upsert) {
      requireTypes(upsert);
      List<Object> key = new ArrayList<>();
      for (int i = 0; i < upsert.view().key().size(); i++) {
        key.add(Objects.requireNonNull(upsert.values().get(i)));
      }
      rowToWrite(upsert.view(), key).apply(upsert);
    } else if (mutation instanceof Mutation.Delete delete) {
      rowToWrite(delete.view(), delete.key()).apply(delete);
    }
  }

  private InMemoryRow rowToWrite(View view, List<Object> key) {
    return table(view).computeIfAbsent(key, unseen -> new InMemoryRow());
  }

  private Map<List<Object>, InMemoryRow> table(View view) {
    Map<List<Object>, InMemoryRow> table = tables.get(view.name());
    if (table == null) {
      throw new PermanentFailure("there is no table " + view.name());
    }
    return table;
  }

  private Stream<InMemoryRow> at(View view, List<String> key) {
    return keyValues(view, key).map(values -> table(view).get(values)).stream()
        .filter(row -> row.values().isPresent());
  }

  private static Optional<List<Object>> keyValues(View view, List<String> text) {
    if (text.size() != view.key().size()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Mutation.Delete.ofText(view, text, new WriteTime(0)).key());
    } catch (IllegalArgumentException | DateTimeException notSuchAKey) {
      return Optional.empty();
    }
  }

  private static RecordKey recordKey(View view, String column, List<String> key, InMemoryRow row) {
    for (int i = 0; i < key.size(); i++) {
      if (view.key().get(i).name().equals(column)) {
        return new RecordKey(key.get(i));
      }
    }
    return new RecordKey(row.value(column).toString());
  }

  private static ServedRow served(View view, RecordKey key, InMemoryRow row) {
    return new ServedRow(
        view.name(),
        key,
        (Long) row.value("version"),
        new EventId((UUID) row.value("event_id")),
        new RunId((UUID) row.value("run_id")),
        position((String) row.value("log_position")),
        Instant.EPOCH.plus(row.micros("version"), ChronoUnit.MICROS));
  }

  private static Position position(String text) {
    int at = text.lastIndexOf('@');
    int dash = text.lastIndexOf('-', at);
    return new Position(
        text.substring(0, dash),
        Integer.parseInt(text.substring(dash + 1, at)),
        Long.parseLong(text.substring(at + 1)));
  }

  private static Map<String, Object> withKey(
      View view, List<Object> key, Map<String, Object> values) {
    Map<String, Object> row = new HashMap<>(values);
    for (int i = 0; i < key.size(); i++) {
      row.put(view.key().get(i).name(), key.get(i));
    }
    return row;
  }

  private static void requireTypes(Mutation.Upsert upsert) {
    for (int i = 0; i < upsert.values().size(); i++) {
      Object value = upsert.values().get(i);
      Column column = upsert.view().columns().get(i);
      if (value != null && !column.type().javaType().isInstance(value)) {
        throw new PermanentFailure("a value of " + column.name() + " is no " + column.type());
      }
    }
  }
}
