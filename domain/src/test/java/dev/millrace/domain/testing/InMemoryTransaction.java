package dev.millrace.domain.testing;

import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.KeptCall;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.port.erasure.Erased;
import dev.millrace.domain.port.erasure.Tombstone;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.LockedKeys;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.Standing;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of an {@link InMemoryStore}, held open until {@link #commit} or {@link #rollBack}.
 * Not for two threads at once.
 */
public final class InMemoryTransaction implements IntakeTransaction {

  private final InMemoryStore store;
  private final long xid;
  private final List<PageWrite> writes = new ArrayList<>();
  private final List<OutboxRow> rows = new ArrayList<>();
  private final List<KeptCall> calls = new ArrayList<>();
  private final Set<Object> locked = new HashSet<>();
  private final Map<InMemoryStore.KeyName, LatestVersion> occupied = new HashMap<>();
  private final Map<InMemoryStore.KeyName, Erased> erased = new HashMap<>();
  private @Nullable RedriveId redrive;

  InMemoryTransaction(InMemoryStore store, long xid) {
    this.store = store;
    this.xid = xid;
  }

  @Override
  public boolean isDue(RunId run, int page) {
    lock(run);
    return page >= run(run).nextPage() && !run(run).state().isOver();
  }

  @Override
  public Optional<Standing> lockRun(RunId run) {
    lock(run);
    return store.run(run).map(known -> new Standing(known.nextPage(), known.state().isOver()));
  }

  @Override
  public LockedKeys lock(FamilyName family, Set<RecordKey> keys) {
    Map<RecordKey, LatestVersion> latest = new HashMap<>();
    for (RecordKey key : new TreeSet<>(keys)) {
      lock(new InMemoryStore.KeyName(family, key));
      store.version(family, key).ifPresent(version -> latest.put(key, version));
    }
    return new LockedKeys(
        latest,
        ChronoUnit.MICROS.between(Instant.EPOCH, store.now()),
        keys.stream()
            .filter(key -> store.erased(family, key).isPresent())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Has a locked key erased with the commit. */
  public void erase(FamilyName family, RecordKey key, Tombstone tombstone) {
    requireLocked(family, key);
    erased.put(new InMemoryStore.KeyName(family, key), new Erased(store.now(), tombstone.by()));
    rows.add(
        new OutboxRow(
            xid,
            store.drawSeq(),
            tombstone.slot(),
            tombstone.event(),
            family,
            key,
            tombstone.version(),
            RunId.NONE,
            1,
            "",
            Bytes.EMPTY,
            false,
            tombstone.erasure()));
  }

  Map<InMemoryStore.KeyName, Erased> erased() {
    return erased;
  }

  @Override
  public void write(PageWrite page) {
    requireLocks(page);
    writes.add(page);
    page.outbox().forEach(entry -> rows.add(row(page, entry)));
  }

  /** Notes which rows the latest version of a locked key occupies. */
  public void occupy(FamilyName family, RecordKey key, ViewKeys rows) {
    requireLocked(family, key);
    LatestVersion known = store.version(family, key).orElseThrow();
    occupied.put(
        new InMemoryStore.KeyName(family, key),
        new LatestVersion(
            key,
            known.version(),
            known.hash(),
            known.writeTime(),
            known.event(),
            rows,
            known.previous(),
            known.ingestedAt()));
  }

  /** Puts an event of a locked key into the outbox once more, as one of a replay. */
  public void publishAgain(FamilyName family, KeptEvent event) {
    publishAgain(family, event, null);
  }

  /** The same for a redrive. */
  public void publishAgain(FamilyName family, KeptEvent event, @Nullable RedriveId by) {
    requireLocked(family, event.key());
    redrive = by;
    rows.add(
        new OutboxRow(
            xid,
            store.drawSeq(),
            event.slot(),
            event.event(),
            family,
            event.key(),
            event.version(),
            event.run(),
            event.attempt(),
            event.traceparent(),
            event.payload(),
            by == null));
  }

  private void requireLocked(FamilyName family, RecordKey key) {
    if (!locked.contains(new InMemoryStore.KeyName(family, key))) {
      throw new IllegalStateException("an event of a key that is not locked");
    }
  }

  /** A call is locked when it is looked for, so nobody else answers it meanwhile. */
  @Override
  public Map<CallKey, KeptCall> answered(Set<CallKey> wanted) {
    Map<CallKey, KeptCall> known = new HashMap<>();
    for (CallKey key : wanted) {
      lock(key);
      store.answered(key).ifPresent(call -> known.put(key, call));
    }
    return known;
  }

  @Override
  public void keep(List<KeptCall> kept) {
    kept.forEach(call -> lock(call.key()));
    calls.addAll(kept);
  }

  /** Makes everything visible at once and lets the locks go. */
  public void commit() {
    store.commit(this, writes, calls);
  }

  /** Forgets everything but the sequence numbers that it drew, and lets the locks go. */
  public void rollBack() {
    store.end(this);
  }

  public long xid() {
    return xid;
  }

  /** The redrive that it is of, if it is of one. */
  @Nullable RedriveId redrive() {
    return redrive;
  }

  List<OutboxRow> rows() {
    return rows;
  }

  Map<InMemoryStore.KeyName, LatestVersion> occupied() {
    return occupied;
  }

  private OutboxRow row(PageWrite page, OutboxEntry entry) {
    return new OutboxRow(
        xid,
        store.drawSeq(),
        entry.slot(),
        entry.event(),
        page.family(),
        entry.key(),
        entry.version(),
        page.run(),
        1,
        entry.traceparent(),
        entry.payload());
  }

  private void requireLocks(PageWrite page) {
    if (!opens(page)) {
      requireNext(page.run(), page.page().request().page());
    }
    for (LatestVersion version : page.versions()) {
      if (!locked.contains(new InMemoryStore.KeyName(page.family(), version.key()))) {
        throw new IllegalStateException("a version of a key that is not locked");
      }
    }
  }

  private boolean opens(PageWrite page) {
    lock(page.run());
    return InMemoryStore.isFirstOfCollecting(page) && store.run(page.run()).isEmpty();
  }

  private void requireNext(RunId id, int page) {
    lock(id);
    int next = run(id).nextPage();
    if (page != next) {
      throw new IllegalStateException(
          "page " + page + " of run " + id + " is written when its next is " + next);
    }
  }

  private Run run(RunId id) {
    return store.run(id).orElseThrow(() -> new PermanentFailure("there is no run " + id));
  }

  /** Takes a lock until the end, such as a run's by its id. */
  public void lock(Object what) {
    if (!store.lock(what, this)) {
      throw new TransientFailure("another transaction holds a lock of the in-memory store");
    }
    locked.add(what);
  }
}
