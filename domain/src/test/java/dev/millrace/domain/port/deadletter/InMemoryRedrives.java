package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.InMemoryReplays;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryStore.StoredLetter;
import dev.millrace.domain.testing.InMemoryTransaction;
import dev.millrace.domain.view.ViewKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Redrives over an in-memory store, known to this object alone. */
public final class InMemoryRedrives implements Redrives {

  private final InMemoryStore store;
  private final InMemoryReplays replays;
  private final Map<RedriveId, Redrive> redrives = new LinkedHashMap<>();

  public InMemoryRedrives(InMemoryStore store) {
    this.store = store;
    this.replays = new InMemoryReplays(store);
  }

  @Override
  public synchronized Redrive begin(RedriveId id, LetterFilter filter, boolean forced, String by) {
    long upTo = store.storedLetters().size();
    Redrive redrive =
        new Redrive(id, filter.inWords(), forced, by, store.now(), null, upTo, 0, 0, 0);
    redrives.putIfAbsent(id, redrive);
    return find(id).orElseThrow();
  }

  @Override
  public synchronized Redrive end(RedriveId id) {
    Redrive redrive = find(id).orElseThrow();
    Instant end = redrive.endedAt() == null ? store.now() : redrive.endedAt();
    redrives.put(id, changed(redrive, end, 0, 0, 0));
    return find(id).orElseThrow();
  }

  @Override
  public synchronized Optional<Redrive> find(RedriveId id) {
    return Optional.ofNullable(redrives.get(id));
  }

  @Override
  public synchronized List<Redrive> newest(int limit) {
    List<Redrive> all = new ArrayList<>(redrives.values());
    Collections.reverse(all);
    return all.stream().limit(limit).toList();
  }

  private synchronized void put(Redrive redrive) {
    redrives.put(redrive.id(), redrive);
  }

  @Override
  public <T> T inTransaction(Function<RedriveTransaction, T> work) {
    Step step = new Step(store.begin());
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

  private static Redrive changed(
      Redrive redrive, @Nullable Instant endedAt, int letters, int events, int refused) {
    return new Redrive(
        redrive.id(),
        redrive.filter(),
        redrive.forced(),
        redrive.by(),
        redrive.begunAt(),
        endedAt,
        redrive.upTo(),
        redrive.letters() + letters,
        redrive.events() + events,
        redrive.refused() + refused);
  }

  /** A transaction on letters. */
  private final class Step implements RedriveTransaction {

    private final InMemoryTransaction transaction;
    private @Nullable Redrive changed;

    Step(InMemoryTransaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public Optional<DeadPiece> next(
        LetterFilter filter, FamilyName family, long above, long upTo, int limit) {
      List<StoredLetter> open =
          store.storedLetters().stream()
              .filter(stored -> stored.number() > above && stored.number() <= upTo)
              .filter(stored -> stored.letter().family().equals(family.value()))
              .filter(stored -> InMemoryKeptLetters.means(filter, stored) && isOpen(stored))
              .limit(limit)
              .toList();
      return open.isEmpty() ? Optional.empty() : Optional.of(piece(family, open));
    }

    private DeadPiece piece(FamilyName family, List<StoredLetter> open) {
      TreeMap<RecordKey, List<DeadEvent>> byKey = new TreeMap<>();
      List<Long> nameless = new ArrayList<>();
      for (StoredLetter stored : open) {
        Optional<DeadEvent> dead = dead(stored);
        if (dead.isPresent()) {
          byKey
              .computeIfAbsent(stored.letter().recordKey().orElseThrow(), key -> new ArrayList<>())
              .add(dead.get());
        } else {
          nameless.add(stored.number());
        }
      }
      Map<RecordKey, LatestVersion> latest = transaction.lock(family, byKey.keySet()).latest();
      List<DeadRecord> records = new ArrayList<>();
      byKey.forEach((key, dead) -> records.add(record(family, key, dead, latest.get(key))));
      return new DeadPiece(open.get(open.size() - 1).number(), records, nameless);
    }

    private DeadRecord record(
        FamilyName family, RecordKey key, List<DeadEvent> dead, @Nullable LatestVersion latest) {
      List<DeadEvent> open = dead.stream().filter(event -> isOpen(event.number())).toList();
      long oldest = dead.stream().mapToLong(DeadEvent::version).min().orElseThrow();
      return new DeadRecord(replays.kept(family, key, latest, oldest), open);
    }

    private Optional<DeadEvent> dead(StoredLetter stored) {
      DeadLetter letter = stored.letter();
      EventId event = letter.event().orElse(null);
      Long version = letter.version().orElse(null);
      RunId run = letter.run().orElse(null);
      return event == null || version == null || run == null || letter.recordKey().isEmpty()
          ? Optional.empty()
          : Optional.of(
              new DeadEvent(
                  stored.number(),
                  letter,
                  event,
                  version,
                  run,
                  InMemoryKeptLetters.deaths(store, event)));
    }

    private boolean isOpen(long number) {
      return isOpen(store.storedLetters().get((int) number - 1));
    }

    private static boolean isOpen(StoredLetter stored) {
      return InMemoryKeptLetters.state(stored) == LetterState.OPEN;
    }

    @Override
    public void occupy(FamilyName family, Map<RecordKey, ViewKeys> rows) {
      rows.forEach((key, keys) -> transaction.occupy(family, key, keys));
    }

    @Override
    public Redrive write(
        RedriveId id, FamilyName family, List<KeptEvent> events, int letters, int refused) {
      transaction.lock(id);
      events.forEach(event -> transaction.publishAgain(family, event, id));
      Redrive redrive = find(id).orElseThrow();
      changed = changed(redrive, redrive.endedAt(), letters, events.size(), refused);
      return Objects.requireNonNull(changed);
    }

    /** Before the locks go: whoever waits for them goes on from there. */
    void commit() {
      if (changed != null) {
        put(changed);
      }
      transaction.commit();
    }
  }
}
