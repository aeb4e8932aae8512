package dev.millrace.domain.testing;

import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.KeptCall;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.port.deadletter.Retry;
import dev.millrace.domain.port.erasure.Erased;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The database behind the in-memory doubles, with the properties that the pipeline must bear:
 * transactions that commit out of order, sequence numbers that leave gaps, rows that become visible
 * at commit. Safe for all threads.
 */
public final class InMemoryStore {

  /** Names one key of one family. */
  record KeyName(FamilyName family, RecordKey key) implements Comparable<KeyName> {

    private static final Comparator<KeyName> ORDER =
        Comparator.comparing(KeyName::family).thenComparing(KeyName::key);

    @Override
    public int compareTo(KeyName other) {
      return ORDER.compare(this, other);
    }
  }

  /** A page that was committed. */
  public record StoredPage(PageWrite write, Instant at) {}

  /** A row of the outbox that was committed. */
  public record StoredRow(OutboxRow row, Instant at) {}

  /** A dead letter, and what became of it. */
  public record StoredLetter(
      long number, DeadLetter letter, @Nullable Retry retry, @Nullable Instant servedAt) {

    Optional<EventId> event() {
      return letter.event();
    }

    StoredLetter retried(OutboxRow row, Instant at, @Nullable RedriveId redrive) {
      return retry != null || row.attempt() <= letter.attempt()
          ? this
          : new StoredLetter(number, letter, new Retry(row.attempt(), at, redrive), servedAt);
    }

    /** Without what its record held, and open no more. */
    StoredLetter blanked(Instant at) {
      Retry last = retry == null ? new Retry(letter.attempt() + 1, at, null) : retry;
      return new StoredLetter(number, letter.blanked(), last, servedAt == null ? at : servedAt);
    }

    StoredLetter served(Instant at) {
      return retry == null || servedAt != null ? this : new StoredLetter(number, letter, retry, at);
    }
  }

  private static final long FIRST_XID = 3;
  private static final int TURN_MILLIS = 100;
  private static final int MAX_TURNS = 100;

  private final InstantSource clock;
  private final int turns;
  private final Map<RunId, Run> runs = new LinkedHashMap<>();
  private final Map<KeyName, LatestVersion> versions = new TreeMap<>();
  private final List<StoredPage> pages = new ArrayList<>();
  private final TreeMap<Long, StoredRow> outbox = new TreeMap<>();
  private final Map<RunId, Long> dropped = new LinkedHashMap<>();
  private final Set<RunId> proved = new LinkedHashSet<>();
  private final Set<RunId> rawless = new LinkedHashSet<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<Shard, Cursor> cursors = new LinkedHashMap<>();
  private final Set<Receipt> receipts = new LinkedHashSet<>();
  private final Map<Position, StoredLetter> letters = new LinkedHashMap<>();
  private final Map<CallKey, KeptCall> calls = new LinkedHashMap<>();
  private final Map<KeyName, Erased> erased = new HashMap<>();
  private final SeenFields fields = new SeenFields();
  private final Generations shardings = new Generations();
  private final Map<Object, InMemoryTransaction> locks = new LinkedHashMap<>();
  private final TreeSet<Long> inProgress = new TreeSet<>();
  private long nextXid = FIRST_XID;
  private long nextSeq = 1;
  private long changes;

  public InMemoryStore(InstantSource clock) {
    this(clock, MAX_TURNS);
  }

  /** A store whose transactions wait so many turns for a lock; with none, they fail at once. */
  public InMemoryStore(InstantSource clock, int turns) {
    this.clock = clock;
    this.turns = turns;
  }

  /** Begins a transaction, which holds its locks and hides its rows until it is ended. */
  public synchronized InMemoryTransaction begin() {
    long xid = nextXid++;
    inProgress.add(xid);
    return new InMemoryTransaction(this, xid);
  }

  /** Rises with every change that others can see. */
  public synchronized long changes() {
    return changes;
  }

  public Instant now() {
    return clock.instant();
  }

  public synchronized Snapshot snapshot() {
    long xmin = inProgress.isEmpty() ? nextXid : inProgress.first();
    return new Snapshot(xmin, nextXid, List.copyOf(inProgress));
  }

  public synchronized List<StoredRow> outbox() {
    return List.copyOf(outbox.values());
  }

  public synchronized List<OutboxRow> outboxAfter(long seq) {
    return outbox.tailMap(seq, false).values().stream().map(StoredRow::row).toList();
  }

  /** Whether a row is in the outbox, or nothing as old is left of it. */
  public synchronized boolean hadInOutbox(long seq, EventId event) {
    StoredRow stored = outbox.get(seq);
    return stored == null
        ? seq < nextSeq && outbox.headMap(seq).isEmpty()
        : stored.row().event().equals(event);
  }

  /** Drops the rows of a run, as the end of their day does once all of them are published. */
  public synchronized void drop(RunId run) {
    changes++;
    List<StoredRow> rows =
        outbox.values().stream().filter(stored -> stored.row().run().equals(run)).toList();
    rows.forEach(stored -> outbox.remove(stored.row().seq()));
    long first = rows.stream().filter(stored -> stored.row().attempt() == 1).count();
    dropped.merge(run, first, Long::sum);
  }

  /** Drops the raw records of a run, as the end of their day does. */
  public synchronized void dropRaw(RunId run) {
    changes++;
    rawless.add(run);
  }

  /** Whether the raw records of a run are kept. */
  public synchronized boolean hasRaw(RunId run) {
    return !rawless.contains(run);
  }

  /** Notes that all events of a run were found. */
  public synchronized void prove(RunId run) {
    changes++;
    proved.add(run);
  }

  public synchronized boolean isProved(RunId run) {
    return proved.contains(run);
  }

  /** How many rows of a run were dropped. */
  public synchronized long dropped(RunId run) {
    return dropped.getOrDefault(run, 0L);
  }

  public synchronized List<StoredPage> pages() {
    return List.copyOf(pages);
  }

  public synchronized Optional<LatestVersion> version(FamilyName family, RecordKey key) {
    return Optional.ofNullable(versions.get(new KeyName(family, key)));
  }

  /** That a key was erased, if it was. */
  public synchronized Optional<Erased> erased(FamilyName family, RecordKey key) {
    return Optional.ofNullable(erased.get(new KeyName(family, key)));
  }

  /** The keys of a family that have a version, in their order. */
  public synchronized List<RecordKey> keys(FamilyName family) {
    return versions.keySet().stream()
        .filter(name -> name.family().equals(family))
        .map(KeyName::key)
        .toList();
  }

  public synchronized List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  public synchronized void keep(Evidence kept) {
    changes++;
    evidence.add(kept);
  }

  public synchronized void add(Run run) {
    changes++;
    runs.putIfAbsent(run.id(), run);
    fields.submitted(run);
  }

  public synchronized List<Run> runs() {
    return List.copyOf(runs.values());
  }

  public synchronized Optional<Run> run(RunId id) {
    return Optional.ofNullable(runs.get(id));
  }

  /** Changes a run, which must be there. */
  public synchronized Run change(RunId id, UnaryOperator<Run> change) {
    Run run = run(id).orElseThrow(() -> new PermanentFailure("there is no run " + id));
    Run next = change.apply(run);
    Run changed = Changes.drifted(next, fields.drift(next));
    changes++;
    runs.put(id, changed);
    return changed;
  }

  public synchronized void save(Shard shard, Cursor cursor) {
    if (shardings.isCurrent(shard)) {
      changes++;
      cursors.put(shard, cursor);
    }
  }

  /** How far a shard may publish. */
  public synchronized Horizon horizon(Shard shard) {
    return shardings.horizon(shard.sharding(), snapshot());
  }

  public synchronized Sharding sharding() {
    return shardings.current();
  }

  public synchronized Optional<Sharding> agreed() {
    return shardings.agreed();
  }

  public synchronized Sharding agree(int count) {
    changes++;
    return shardings.agree(count, snapshot());
  }

  /** The cursor of all present shards, once it is the last of all of them. */
  public synchronized Optional<Cursor> end() {
    List<Cursor> closed =
        shardings.current().shards().stream()
            .flatMap(shard -> cursor(shard).stream())
            .filter(Cursor::isClosed)
            .toList();
    return closed.size() == shardings.current().count()
        ? Optional.of(closed.get(0))
        : Optional.empty();
  }

  public synchronized boolean begin(Sharding next) {
    Optional<Cursor> end = end().filter(cursor -> next.equals(cursor.successor()));
    if (end.isPresent()) {
      changes++;
      shardings.begin(next);
      cursors.clear();
      next.shards().forEach(shard -> cursors.put(shard, end.get().successors()));
    }
    return shardings.current().equals(next);
  }

  public synchronized Optional<Cursor> cursor(Shard shard) {
    return Optional.ofNullable(cursors.get(shard));
  }

  public synchronized Map<Shard, Cursor> cursors() {
    return Map.copyOf(cursors);
  }

  /** The cursor of the shard that a row of that slot is of. */
  public synchronized Optional<Cursor> cursor(int slot) {
    return cursors.entrySet().stream()
        .filter(cursor -> cursor.getKey().holds(slot))
        .map(Map.Entry::getValue)
        .findAny();
  }

  public synchronized void enter(List<Receipt> entered) {
    changes++;
    for (Receipt receipt : entered) {
      receipts.removeIf(known -> isSame(known, receipt));
      receipts.add(receipt);
    }
  }

  public synchronized List<Receipt> receipts() {
    return List.copyOf(receipts);
  }

  public synchronized void keepLetters(List<DeadLetter> kept) {
    changes++;
    for (DeadLetter letter : kept) {
      StoredLetter stored = new StoredLetter(letters.size() + 1L, letter, null, null);
      letters.putIfAbsent(letter.position(), isOfErased(letter) ? stored.blanked(now()) : stored);
    }
  }

  private boolean isOfErased(DeadLetter letter) {
    return letter.isOfNobody()
        || (!letter.isOfErasure() && erased.keySet().stream().anyMatch(name -> isOf(letter, name)));
  }

  private static boolean isOf(DeadLetter letter, KeyName name) {
    return letter.family().equals(name.family().value())
        && letter.recordKey().equals(Optional.of(name.key()));
  }

  public synchronized List<DeadLetter> letters() {
    return letters.values().stream().map(StoredLetter::letter).toList();
  }

  /** The dead letters with what became of them, in the order of their numbers. */
  public synchronized List<StoredLetter> storedLetters() {
    return List.copyOf(letters.values());
  }

  /** Notes that events which were published again are served. */
  public synchronized void servedAgain(Set<EventId> events) {
    changes++;
    letters.replaceAll(
        (position, stored) ->
            stored.event().filter(events::contains).isPresent() ? stored.served(now()) : stored);
  }

  private void retry(OutboxRow row, @Nullable RedriveId redrive) {
    letters.replaceAll(
        (position, stored) ->
            stored.event().filter(row.event()::equals).isPresent()
                ? stored.retried(row, now(), redrive)
                : stored);
  }

  synchronized long drawSeq() {
    return nextSeq++;
  }

  /** Takes a lock, waiting for who holds it; false when the patience is at its end. */
  synchronized boolean lock(Object what, InMemoryTransaction owner) {
    try {
      for (int turn = 0; locks.computeIfAbsent(what, free -> owner) != owner; turn++) {
        if (turn == turns) {
          return false;
        }
        wait(TURN_MILLIS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  synchronized Optional<KeptCall> answered(CallKey key) {
    return Optional.ofNullable(calls.get(key));
  }

  static boolean isFirstOfCollecting(PageWrite write) {
    PageRequest request = write.page().request();
    return RunPlan.isCollected(request.source()) && request.page() == 1;
  }

  synchronized void commit(
      InMemoryTransaction transaction, List<PageWrite> writes, List<KeptCall> answered) {
    answered.forEach(call -> calls.put(call.key(), call));
    writes.stream().filter(InMemoryStore::isFirstOfCollecting).forEach(this::open);
    writes.forEach(write -> pages.add(new StoredPage(write, now())));
    writes.forEach(this::moveOn);
    writes.forEach(this::replaceVersions);
    versions.putAll(transaction.occupied());
    transaction.erased().forEach(this::erase);
    transaction.rows().forEach(row -> outbox.put(row.seq(), new StoredRow(row, now())));
    transaction.rows().stream()
        .filter(row -> row.attempt() > 1)
        .forEach(row -> retry(row, transaction.redrive()));
    end(transaction);
  }

  synchronized void end(InMemoryTransaction transaction) {
    changes++;
    inProgress.remove(transaction.xid());
    locks.values().removeIf(owner -> owner == transaction);
    notifyAll();
  }

  private void erase(KeyName name, Erased entry) {
    versions.remove(name);
    pages.replaceAll(page -> new StoredPage(without(page.write(), name), page.at()));
    outbox.replaceAll((seq, stored) -> isOf(stored.row(), name) ? blanked(stored) : stored);
    letters.replaceAll(
        (position, stored) -> isOf(stored.letter(), name) ? stored.blanked(entry.at()) : stored);
    evidence.replaceAll(new WithoutRecord(name.key())::of);
    erased.putIfAbsent(name, entry);
  }

  private static StoredRow blanked(StoredRow stored) {
    return new StoredRow(stored.row().blanked(), stored.at());
  }

  private static boolean isOf(OutboxRow row, KeyName name) {
    return row.family().equals(name.family()) && row.key().equals(name.key());
  }

  /** Counts stay as they were: they are told by the outcomes of the records. */
  private static PageWrite without(PageWrite write, KeyName name) {
    return write.family().equals(name.family()) ? new WithoutRecord(name.key()).of(write) : write;
  }

  private void open(PageWrite write) {
    RunPlan plan = RunPlan.collected(write.family(), write.records().size());
    add(new Run(write.run(), plan, RunState.RUNNING, 1, 0, null, now(), null, Drift.NONE));
  }

  private void moveOn(PageWrite write) {
    run(write.run()).ifPresent(run -> fields.brought(run, write.fields()));
    change(write.run(), run -> Changes.took(run, write));
  }

  private void replaceVersions(PageWrite write) {
    write
        .versions()
        .forEach(version -> versions.put(new KeyName(write.family(), version.key()), version));
  }

  private static boolean isSame(Receipt one, Receipt other) {
    return one.family().equals(other.family())
        && one.generation() == other.generation()
        && one.batch() == other.batch()
        && one.run().equals(other.run());
  }
}
