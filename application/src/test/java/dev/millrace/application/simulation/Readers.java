package dev.millrace.application.simulation;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.simulation.Truth.Fact;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.view.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What read_committed readers of the topic have seen: each event once, versions of a key in order,
 * and, with those parked as dead letters, exactly what the relay's cursor says. Also recounts the
 * windows, by arithmetic of its own.
 */
final class Readers {

  private static final long MINUTE_MICROS = 60_000_000;

  private final InMemoryPath path;
  private final Truth truth;
  private final String topic;
  private final long[] seen;
  private final Map<EventId, Position> published = new HashMap<>();
  private final Map<RecordKey, Long> versions = new HashMap<>();
  private final Map<RunId, Long> deliveries = new HashMap<>();
  private final Map<String, Map<Long, Set<String>>> windows = new TreeMap<>();
  private final Set<Position> dead = new HashSet<>();
  private final Set<EventId> parked = new HashSet<>();
  private int rows;
  private Map<Shard, Cursor> cursors = Map.of();
  private Map<Shard, Cursor> copies = Map.of();

  Readers(InMemoryPath path, Truth truth) {
    this.path = path;
    this.truth = truth;
    this.topic = path.users.name().topic();
    this.seen = new long[path.log.partitions()];
  }

  /** Where an event stands. */
  Optional<Position> position(EventId event) {
    return Optional.ofNullable(published.get(event));
  }

  /** How many records of a run there are, copies included. */
  long deliveries(RunId run) {
    return deliveries.getOrDefault(run, 0L);
  }

  /** The positions of all records that can have no effect. */
  Set<Position> dead() {
    return dead;
  }

  /** How many events count in a window. */
  long counted(String country, long startMillis) {
    return windows.getOrDefault(country, Map.of()).getOrDefault(startMillis, Set.of()).size();
  }

  /** The counts of all windows. */
  Map<String, Map<Long, Long>> counts() {
    Map<String, Map<Long, Long>> counts = new TreeMap<>();
    windows.forEach(
        (country, starts) -> {
          Map<Long, Long> sizes = new TreeMap<>();
          starts.forEach((start, ids) -> sizes.put(start, (long) ids.size()));
          counts.put(country, sizes);
        });
    return counts;
  }

  void check() {
    for (int partition = 0; partition < seen.length; partition++) {
      long end = path.log.end(topic, partition, false);
      path.log.read(topic, partition, seen[partition], end, false).forEach(this::see);
      seen[partition] = end;
    }
    checkCursors();
  }

  private void checkCursors() {
    List<InMemoryStore.StoredRow> outbox = path.store.outbox();
    Map<Shard, Cursor> now = path.log.cursors();
    Map<Shard, Cursor> saved = path.store.cursors();
    if (rows != outbox.size() || !now.equals(cursors) || !saved.equals(copies)) {
      rows = outbox.size();
      cursors = now;
      copies = saved;
      readParked();
      outbox.forEach(stored -> checkRow(stored.row()));
      copies.keySet().forEach(this::checkLive);
    }
  }

  private void readParked() {
    parked.clear();
    for (DeadLetter letter : path.log.letters().items()) {
      if (letter.isOfRow()) {
        EventId event = EventId.of(header(letter, EventHeaders.EVENT_ID));
        Fact fact = truth.fact(event);
        Broken.unless(
            fact != null && fact.isTooLarge(), "only what is too large is parked", letter);
        parked.add(event);
      }
    }
  }

  private static String header(DeadLetter letter, String name) {
    return Objects.requireNonNull(letter.headers().get(name)).text();
  }

  private void checkRow(OutboxRow row) {
    boolean stands = published.containsKey(row.event()) || parked.contains(row.event());
    boolean covered = isCovered(row, cursors);
    boolean claimed = isCovered(row, copies);
    Broken.unless(stands || !covered, "the cursor skips nothing", row, cursors);
    Broken.unless(covered || !stands, "what is published is covered by the cursor", row, cursors);
    Broken.unless(
        stands || !claimed, "the cursor's copy claims no more than there is", row, copies);
  }

  private void checkLive(Shard shard) {
    Broken.unless(
        path.store.sharding().equals(shard.sharding()),
        "there are copies of the live shards' cursors only",
        shard);
  }

  private static boolean isCovered(OutboxRow row, Map<Shard, Cursor> by) {
    return by.entrySet().stream()
        .filter(cursor -> cursor.getKey().holds(row.slot()))
        .anyMatch(cursor -> cursor.getValue().covers(row.xid(), row.seq()));
  }

  private void see(LogRecord record) {
    Bytes header = record.headers().get(EventHeaders.EVENT_ID);
    if (header != null) {
      publish(EventId.of(header.text()), record.position());
    }
    try {
      deliver(record);
    } catch (Undecodable poison) {
      dead.add(record.position());
    }
  }

  private void publish(EventId event, Position position) {
    Fact fact = truth.fact(event);
    Broken.unless(fact != null, "only what is committed is published", event);
    Broken.unless(
        published.putIfAbsent(event, position) == null, "an event is published once", event);
    if (fact != null) {
      long before = Objects.requireNonNullElse(versions.put(fact.key(), fact.version()), 0L);
      Broken.unless(
          truth.publishedAfter(fact.key(), before) == fact.version(),
          "versions of a key stand in order",
          fact);
    }
  }

  private void deliver(LogRecord record) throws Undecodable {
    if (record.value() == null) {
      dead.add(record.position());
      return;
    }
    Document event = path.codec.decode(path.users.name(), Objects.requireNonNull(record.value()));
    deliveries.merge(RunId.of(event.at("runId").text().orElseThrow()), 1L, Long::sum);
    if (event.at("record").at("city").text().filter(Contents.NOWHERE::equals).isPresent()) {
      dead.add(record.position());
    }
    long micros = event.at("eventTime").wholeNumber().orElseThrow();
    windows
        .computeIfAbsent(
            event.at("record").at("nationality").text().orElseThrow(), none -> new TreeMap<>())
        .computeIfAbsent(micros / MINUTE_MICROS * MINUTE_MICROS / 1_000, none -> new HashSet<>())
        .add(event.at("eventId").text().orElseThrow());
  }
}
