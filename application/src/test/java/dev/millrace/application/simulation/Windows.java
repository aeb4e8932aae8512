package dev.millrace.application.simulation;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The work of a batch of windows, with the domain's windowed counts: the state of a window is the
 * set of the ids that it has counted, and its row carries the write time of the batch.
 */
final class Windows implements MicroBatches.Batch<Map<Windows.Window, Set<UUID>>> {

  /** A window of one value. */
  record Window(String value, Instant start) implements Comparable<Window> {

    private static final Comparator<Window> ORDER =
        Comparator.comparing(Window::value).thenComparing(Window::start);

    @Override
    public int compareTo(Window other) {
      return ORDER.compare(this, other);
    }
  }

  private final World world;
  private final WindowedCount<User> count;
  private final Projector<User> projector;
  private final Supplier<ViewWriter> writers;
  private final Product product;

  Windows(
      World world,
      WindowedCount<User> count,
      Projector<User> projector,
      Supplier<ViewWriter> writers,
      Product product) {
    this.world = world;
    this.count = count;
    this.projector = projector;
    this.writers = writers;
    this.product = product;
  }

  @Override
  public Map<Window, Set<UUID>> run(
      long generation, int id, List<List<LogRecord>> partitions, Map<Window, Set<UUID>> before) {
    Map<Window, Set<UUID>> changed = new TreeMap<>();
    for (List<LogRecord> partition : partitions) {
      partition.forEach(record -> count(record, before, changed));
    }
    changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
    write(changed, new WriteTime(generation + id));
    Map<Window, Set<UUID>> after = new TreeMap<>(before);
    after.putAll(changed);
    return after;
  }

  private void count(
      LogRecord record, Map<Window, Set<UUID>> before, Map<Window, Set<UUID>> changed) {
    try {
      Event<User> event = projector.decode(record);
      Optional<String> value = count.dimension().apply(event);
      if (value.isPresent()) {
        Window window = new Window(value.get(), count.windowStart(event, record.appendedAt()));
        changed
            .computeIfAbsent(window, found -> new HashSet<>(before.getOrDefault(found, Set.of())))
            .add(product.counted(event, record.position()));
      }
    } catch (Undecodable dead) {
      world.trace.note("windows", "passes poison over");
    }
  }

  private void write(Map<Window, Set<UUID>> changed, WriteTime writeTime) {
    List<Mutation> rows = new ArrayList<>();
    changed.forEach(
        (window, ids) ->
            rows.add(count.row(window.value(), window.start(), ids.size(), writeTime)));
    try (ViewWriter writer = writers.get()) {
      writer.write(rows);
      writer.flush();
    }
  }
}
