package dev.millrace.domain.port.replay;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.replay.KeptRecord.Earlier;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryStore.StoredPage;
import dev.millrace.domain.testing.InMemoryStore.StoredRow;
import dev.millrace.domain.testing.InMemoryTransaction;
import dev.millrace.domain.view.ViewKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replays over an in-memory store, known to this object alone. */
public final class InMemoryReplays implements Replays {

  /** No version of a key is before it. */
  static final long LATEST_ONLY = Long.MAX_VALUE;

  private static final int MAX_VERSIONS = 3;

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
  private record Named(Replay replay, Selection selection, Map<RecordKey, Long> oldest) {}

  @Override
  public synchronized Replay begin(ReplayId id, Selection selection, String by) {
    Replay found =
        replays.values().stream()
            .map(Named::replay)
            .filter(replay -> !replay.isOver())
            .filter(replay -> replay.family().equals(selection.family()))
            .filter(replay -> replay.selection().equals(selection.inWords()))
            .findAny()
            .orElse(null);
    if (found != null && found.named()) {
      return found;
    }
    return found == null
        ? name(id, selection, by, store.now(), true)
        : name(found.id(), selection, found.by(), found.begunAt(), true);
  }

  /** Begins a replay and breaks off before any of its records is named, as a crash does. */
  public synchronized void breakOff(ReplayId id, Selection selection, String by) {
    name(id, selection, by, store.now(), false);
  }

  private Replay name(
      ReplayId id, Selection selection, String by, Instant begunAt, boolean isThrough) {
    Map<RecordKey, Long> keys = isThrough ? names(selection) : Map.of();
    Replay replay =
        new Replay(
            id,
            selection.family(),
            selection.inWords(),
            by,
            begunAt,
            null,
            isThrough,
            keys.size(),
            0,
            0,
            0,
            0,
            isThrough ? unnamed(selection) : 0);
    replays.put(id, new Named(replay, selection, keys));
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
        .filter(stored -> stored.row().attempt() == 1 && stored.row().erasure() == null)
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
        .filter(record -> record.outcome() == Outcome.STORED && record.key() != null)
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
  public Optional<Replay> cancel(ReplayId id) {
    if (find(id).filter(replay -> !replay.isOver()).isPresent()) {
      inTransaction(
          id,
          transaction -> {
            transaction.next(0);
            return transaction.end();
          });
    }
    return find(id);
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
  public synchronized boolean covers(RunId id) {
    Run run = store.run(id).orElse(null);
    return run != null && replays.values().stream().anyMatch(named -> covers(named, run));
  }

  private static boolean covers(Named named, Run run) {
    Instant end = run.finishedAt();
    return end != null
        && named.replay().isComplete()
        && !named.replay().begunAt().isBefore(end)
        && named.selection().family().equals(run.plan().family())
        && covers(named.selection(), run, end);
  }

  private static boolean covers(Selection selection, Run run, Instant end) {
    if (selection instanceof Selection.OfRun of) {
      return of.run().equals(run.id());
    }
    return selection instanceof Selection.OfRange range
        && isWithin(range, run.submittedAt())
        && isWithin(range, end);
  }

  @Override
  public Preview preview(Selection selection) {
    Map<LocalDate, Preview.Day> days = new TreeMap<>();
    rows(selection)
        .forEach(
            stored ->
                days.merge(
                    day(stored.at()),
                    new Preview.Day(day(stored.at()), 1, stored.row().payload().length(), 0),
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
        one.events() + other.events(),
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
    private List<KeptRecord> told = List.of();
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
      List<RecordKey> keys = named.oldest().keySet().stream().limit(limit).toList();
      Map<RecordKey, LatestVersion> latest = transaction.lock(family, new TreeSet<>(keys)).latest();
      told = new ArrayList<>();
      for (RecordKey key : keys) {
        told.add(kept(family, key, latest.get(key), named.oldest().getOrDefault(key, 0L)));
      }
      return List.copyOf(told);
    }

    @Override
    public void occupy(Map<RecordKey, ViewKeys> rows) {
      FamilyName family = named(id).replay().family();
      rows.forEach((key, keys) -> transaction.occupy(family, key, keys));
    }

    @Override
    public Replay write(List<KeptEvent> events, int lost) {
      Named named = named(id);
      events.forEach(event -> transaction.publishAgain(named.replay().family(), event));
      Map<RecordKey, Long> left = new TreeMap<>(named.oldest());
      told.forEach(record -> leave(left, record));
      long bytes = events.stream().mapToLong(event -> event.payload().length()).sum();
      Replay moved =
          moved(
              named.replay(),
              named.replay().endedAt(),
              named.oldest().size() - left.size(),
              events.size(),
              bytes,
              lost);
      changed = new Named(moved, named.selection(), left);
      return changed.replay();
    }

    @Override
    public Replay end() {
      transaction.lock(id);
      Named named = named(id);
      Replay moved = moved(named.replay(), store.now(), 0, 0, 0, 0);
      changed = new Named(moved, named.selection(), Map.of());
      return changed.replay();
    }

    /** Before the lock goes: whoever waits for it goes on from there. */
    void commit() {
      if (changed != null) {
        put(changed);
      }
      transaction.commit();
    }
  }

  private static void leave(Map<RecordKey, Long> names, KeptRecord told) {
    if (told.earlier() == Earlier.MORE) {
      names.put(told.key(), told.events().get(told.events().size() - 1).version());
    } else {
      names.remove(told.key());
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
        replay.named(),
        replay.selected(),
        replay.done() + done,
        replay.events() + events,
        replay.bytes() + bytes,
        replay.lost() + lost,
        replay.unnamed());
  }

  /** What is kept of a record, from that version on. */
  public KeptRecord kept(
      FamilyName family, RecordKey key, @Nullable LatestVersion latest, long oldest) {
    if (latest == null) {
      return new KeptRecord(key, null, List.of(), null, Earlier.ALL);
    }
    TreeMap<Long, KeptEvent> events = new TreeMap<>();
    store.outbox().stream()
        .map(StoredRow::row)
        .filter(row -> row.family().equals(family) && row.key().equals(key))
        .filter(row -> row.event().equals(latest.event()) || row.version() >= oldest)
        .forEach(row -> events.merge(row.version(), event(row), InMemoryReplays::later));
    KeptRaw raw = events.containsKey(latest.version()) ? null : rawOf(latest).orElse(null);
    int versions = events.size() + (raw == null ? 0 : 1);
    if (!events.isEmpty() && versions <= latest.version() - events.firstKey()) {
      events.headMap(latest.version()).clear();
      return new KeptRecord(key, latest, List.copyOf(events.values()), raw, Earlier.GAP);
    }
    return versions > MAX_VERSIONS
        ? new KeptRecord(key, latest, first(events), null, Earlier.MORE)
        : new KeptRecord(key, latest, List.copyOf(events.values()), raw, Earlier.ALL);
  }

  private static List<KeptEvent> first(Map<Long, KeptEvent> events) {
    return events.values().stream().limit(MAX_VERSIONS).toList();
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
        row.slot(),
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
