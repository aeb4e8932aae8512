package dev.millrace.domain.port.replay;

import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryStore.StoredPage;
import dev.millrace.domain.testing.InMemoryStore.StoredRow;
import dev.millrace.domain.testing.InMemoryTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replays over an in-memory store, known to this object alone. */
public final class InMemoryReplays implements Replays {

  /** No version of a key is before it. */
  private static final long LATEST_ONLY = Long.MAX_VALUE;

  private final InMemoryStore store;
  private final Map<ReplayId, Named> replays = new LinkedHashMap<>();

  public InMemoryReplays(InMemoryStore store) {
    this.store = store;
  }

  /**
   * A replay and its names.
   *
   * @param oldest of each key that is not done, in their order, the first version that is meant
   */
  private record Named(Replay replay, Map<RecordKey, Long> oldest) {}

  @Override
  public synchronized Replay begin(ReplayId id, Selection selection, String by) {
    return replays.values().stream()
        .map(Named::replay)
        .filter(replay -> !replay.isOver())
        .filter(replay -> replay.family().equals(selection.family()))
        .filter(replay -> replay.selection().equals(selection.inWords()))
        .findAny()
        .orElseGet(() -> named(id, selection, by));
  }

  private Replay named(ReplayId id, Selection selection, String by) {
    Map<RecordKey, Long> keys = names(selection);
    Replay replay =
        new Replay(
            id,
            selection.family(),
            selection.inWords(),
            by,
            store.now(),
            null,
            keys.size(),
            0,
            0,
            0,
            0,
            unnamed(selection));
    replays.put(id, new Named(replay, keys));
    return replay;
  }

  private Map<RecordKey, Long> names(Selection selection) {
    Map<RecordKey, Long> names = new TreeMap<>();
    if (selection instanceof Selection.OfKeys keys) {
      keys.keys().forEach(key -> names.put(key, LATEST_ONLY));
      return names;
    }
    rows(selection)
        .forEach(stored -> names.merge(stored.row().key(), stored.row().version(), Math::min));
    pages(selection)
        .flatMap(page -> raw(page, selection))
        .forEach(record -> names.putIfAbsent(key(record), LATEST_ONLY));
    return names;
  }

  private Stream<StoredRow> rows(Selection selection) {
    return store.outbox().stream()
        .filter(stored -> stored.row().attempt() == 1)
        .filter(stored -> stored.row().family().equals(selection.family()))
        .filter(stored -> means(selection, stored));
  }

  private static boolean means(Selection selection, StoredRow stored) {
    if (selection instanceof Selection.OfRun run) {
      return stored.row().run().equals(run.run());
    }
    if (selection instanceof Selection.OfKeys keys) {
      return keys.keys().contains(stored.row().key());
    }
    return isWithin((Selection.OfRange) selection, stored.at());
  }

  private static boolean isWithin(Selection.OfRange range, Instant at) {
    return !at.isBefore(range.from()) && at.isBefore(range.to());
  }

  private Stream<TakenRecord> raw(StoredPage page, Selection selection) {
    return page.write().records().stream()
        .filter(record -> store.hasRaw(page.write().run()))
        .filter(record -> record.outcome() == Outcome.STORED)
        .filter(
            record ->
                !(selection instanceof Selection.OfKeys keys) || keys.keys().contains(key(record)));
  }

  private static RecordKey key(TakenRecord stored) {
    return Objects.requireNonNull(stored.key());
  }

  private Stream<StoredPage> pages(Selection selection) {
    return store.pages().stream()
        .filter(page -> page.write().family().equals(selection.family()))
        .filter(
            page ->
                !(selection instanceof Selection.OfRun run) || page.write().run().equals(run.run()))
        .filter(
            page -> !(selection instanceof Selection.OfRange range) || isWithin(range, page.at()));
  }

  /** Here a day is a run: what it held went with it, or nothing did. */
  private long unnamed(Selection selection) {
    if (selection instanceof Selection.OfKeys) {
      return 0;
    }
    return pages(selection)
        .filter(page -> !store.hasRaw(page.write().run()))
        .filter(page -> store.dropped(page.write().run()) > 0)
        .mapToLong(page -> page.write().count(Outcome.STORED))
        .sum();
  }

  @Override
  public synchronized Optional<Replay> find(ReplayId id) {
    return Optional.ofNullable(replays.get(id)).map(Named::replay);
  }

  @Override
  public synchronized List<Replay> newest(int limit) {
    List<Replay> all = new ArrayList<>(replays.values().stream().map(Named::replay).toList());
    Collections.reverse(all);
    return all.stream().limit(limit).toList();
  }

  @Override
  public Preview preview(Selection selection) {
    Map<LocalDate, Preview.Day> days = new TreeMap<>();
    Set<RecordKey> known = new HashSet<>();
    rows(selection)
        .forEach(
            stored ->
                days.merge(
                    day(stored.at()),
                    new Preview.Day(
                        day(stored.at()),
                        known.add(stored.row().key()) ? 1 : 0,
                        stored.row().payload().length(),
                        0),
                    InMemoryReplays::sum));
    pages(selection)
        .filter(page -> store.dropped(page.write().run()) > 0)
        .forEach(
            page ->
                raw(page, selection)
                    .forEach(
                        record ->
                            days.merge(
                                day(page.at()),
                                new Preview.Day(day(page.at()), 1, record.bytes().length(), 1),
                                InMemoryReplays::sum)));
    return new Preview(List.copyOf(days.values()), unnamed(selection));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Preview.Day sum(Preview.Day one, Preview.Day other) {
    return new Preview.Day(
        one.day(),
        one.records() + other.records(),
        one.bytes() + other.bytes(),
        one.onlyRaw() + other.onlyRaw());
  }

  @Override
  public <T> T inTransaction(ReplayId id, Function<ReplayTransaction, T> work) {
    Step step = new Step(id, store.begin());
    boolean done = false;
    try {
      T result = work.apply(step);
      step.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        step.transaction.rollBack();
      }
    }
  }

  private synchronized void put(Named named) {
    replays.put(named.replay().id(), named);
  }

  private synchronized Named named(ReplayId id) {
    return Objects.requireNonNull(replays.get(id), "no such replay");
  }

  /** A transaction on one replay. */
  private final class Step implements ReplayTransaction {

    private final ReplayId id;
    private final InMemoryTransaction transaction;
    private List<RecordKey> told = List.of();
    private @Nullable Named changed;

    Step(ReplayId id, InMemoryTransaction transaction) {
      this.id = id;
      this.transaction = transaction;
    }

    @Override
    public List<KeptRecord> next(int limit) {
      transaction.lock(id);
      Named named = named(id);
      FamilyName family = named.replay().family();
      told = named.oldest().keySet().stream().limit(limit).toList();
      Map<RecordKey, LatestVersion> latest = transaction.lock(family, new TreeSet<>(told)).latest();
      return told.stream()
          .map(key -> kept(family, key, latest.get(key), named.oldest().getOrDefault(key, 0L)))
          .toList();
    }

    @Override
    public Replay write(List<KeptEvent> events, int lost) {
      Named named = named(id);
      events.forEach(event -> transaction.publishAgain(named.replay().family(), event));
      Map<RecordKey, Long> left = new TreeMap<>(named.oldest());
      left.keySet().removeAll(new HashSet<>(told));
      long bytes = events.stream().mapToLong(event -> event.payload().length()).sum();
      changed =
          new Named(moved(named.replay(), null, told.size(), events.size(), bytes, lost), left);
      return changed.replay();
    }

    @Override
    public Replay end() {
      changed = new Named(moved(named(id).replay(), store.now(), 0, 0, 0, 0), new TreeMap<>());
      return changed.replay();
    }

    void commit() {
      transaction.commit();
      if (changed != null) {
        put(changed);
      }
    }
  }

  private static Replay moved(
      Replay replay, @Nullable Instant endedAt, long done, long events, long bytes, long lost) {
    return new Replay(
        replay.id(),
        replay.family(),
        replay.selection(),
        replay.by(),
        replay.begunAt(),
        endedAt,
        replay.selected(),
        replay.done() + done,
        replay.events() + events,
        replay.bytes() + bytes,
        replay.lost() + lost,
        replay.unnamed());
  }

  private KeptRecord kept(
      FamilyName family, RecordKey key, @Nullable LatestVersion latest, long oldest) {
    if (latest == null) {
      return new KeptRecord(key, null, List.of(), null);
    }
    TreeMap<Long, KeptEvent> events = new TreeMap<>();
    store.outbox().stream()
        .map(StoredRow::row)
        .filter(row -> row.family().equals(family) && row.key().equals(key))
        .filter(row -> row.event().equals(latest.event()) || row.version() >= oldest)
        .forEach(row -> events.merge(row.version(), event(row), InMemoryReplays::later));
    boolean isKept =
        events.values().stream().anyMatch(event -> event.event().equals(latest.event()));
    return new KeptRecord(
        key, latest, List.copyOf(events.values()), isKept ? null : rawOf(latest).orElse(null));
  }

  private static KeptEvent later(KeptEvent one, KeptEvent other) {
    return one.attempt() < other.attempt() ? other : one;
  }

  private KeptEvent event(OutboxRow row) {
    return new KeptEvent(
        row.event(),
        row.key(),
        row.version(),
        entry(row).writeTime(),
        row.run(),
        row.attempt(),
        row.traceparent(),
        row.payload());
  }

  private OutboxEntry entry(OutboxRow row) {
    return store.pages().stream()
        .flatMap(page -> page.write().outbox().stream())
        .filter(entry -> entry.event().equals(row.event()))
        .findAny()
        .orElseThrow();
  }

  private Optional<KeptRaw> rawOf(LatestVersion latest) {
    Map<RecordKey, KeptRaw> found = new HashMap<>();
    for (StoredPage page : store.pages()) {
      for (TakenRecord record : page.write().records()) {
        if (record.outcome() == Outcome.STORED
            && latest.event().equals(record.event())
            && store.hasRaw(page.write().run())) {
          found.put(latest.key(), new KeptRaw(page.write().run(), record.bytes()));
        }
      }
    }
    return Optional.ofNullable(found.get(latest.key()));
  }
}
