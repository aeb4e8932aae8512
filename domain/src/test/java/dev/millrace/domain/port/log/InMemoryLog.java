package dev.millrace.domain.port.log;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.view.Position;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the in-memory log's writers and readers share. Thread-safe; each call is one transaction.
 */
public final class InMemoryLog {

  /** A row in its place. */
  public record Published(Position position, OutboxRow row) {}

  private final InstantSource clock;
  private final int partitions;
  private final Map<String, List<LoggedEvent>> topics = new HashMap<>();
  private final Map<String, Long> offsets = new HashMap<>();
  private final List<Published> published = new ArrayList<>();
  private final Map<Integer, Cursor> cursors = new HashMap<>();
  private final Map<Integer, Integer> epochs = new HashMap<>();

  public InMemoryLog(InstantSource clock, int partitions) {
    this.clock = clock;
    this.partitions = partitions;
  }

  /** All rows that were ever published, in the order of their transactions. */
  public synchronized List<Published> published() {
    return List.copyOf(published);
  }

  /** Creates a topic; whether it was missing. */
  public synchronized boolean create(String topic) {
    return topics.putIfAbsent(topic, new ArrayList<>()) == null;
  }

  /** Whether there is a topic of that name. */
  public synchronized boolean has(String topic) {
    return topics.containsKey(topic);
  }

  /** Appends a record of somebody else. */
  public synchronized Position appendForeign(String topic) {
    Position position = next(topic, 0);
    topic(topic).add(new LoggedEvent(position, clock.instant(), null, null, null));
    return position;
  }

  synchronized int takeOver(int shard) {
    return epochs.merge(shard, 1, Integer::sum);
  }

  synchronized Optional<Cursor> cursor(int shard) {
    return Optional.ofNullable(cursors.get(shard));
  }

  synchronized void commit(int shard, int epoch, List<OutboxRow> rows, Cursor next) {
    if (epochs.getOrDefault(shard, 0) != epoch) {
      throw new Fenced("shard " + shard + " has a later writer", new IllegalStateException());
    }
    rows.forEach(this::append);
    cursors.put(shard, next);
  }

  synchronized Optional<List<LoggedEvent>> events(String topic) {
    return Optional.ofNullable(topics.get(topic))
        .map(
            seen ->
                seen.stream()
                    .sorted(Comparator.comparingInt(event -> event.position().partition()))
                    .toList());
  }

  private void append(OutboxRow row) {
    String name = row.family().topic();
    Position position = next(name, row.slot() % partitions);
    topic(name).add(new LoggedEvent(position, clock.instant(), row.event(), row.run(), row.key()));
    published.add(new Published(position, row));
  }

  private Position next(String topic, int partition) {
    long after = offsets.merge(topic + "-" + partition, 1L, Long::sum);
    return new Position(topic, partition, after - 1);
  }

  private List<LoggedEvent> topic(String name) {
    return topics.computeIfAbsent(name, absent -> new ArrayList<>());
  }
}
