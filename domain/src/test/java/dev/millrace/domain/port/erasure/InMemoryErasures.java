package dev.millrace.domain.port.erasure;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.ledger.InMemoryRecordHistory;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryStore.StoredPage;
import dev.millrace.domain.testing.InMemoryStore.StoredRow;
import dev.millrace.domain.testing.InMemoryTransaction;
import dev.millrace.domain.testing.WithoutRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Erases records from an in-memory store. */
public final class InMemoryErasures implements Erasures {

  private final InMemoryStore store;

  public InMemoryErasures(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Erased> erased(FamilyName family, RecordKey key) {
    return store.erased(family, key);
  }

  @Override
  public <T> T seek(FamilyName family, RecordKey key, Function<Sought, T> work) {
    return work.apply(new Looked(family, key, remains(family, key, micros(store.now()))));
  }

  private Remains remains(FamilyName family, RecordKey key, long clockMicros) {
    return new Remains(
        store.version(family, key).orElse(null),
        new InMemoryRecordHistory(store).contents(family, key, MOST_CONTENTS),
        before(family, key),
        outbox(family, key).map(OutboxRow::slot).reduce((first, last) -> last),
        clockMicros,
        look(family, key));
  }

  private Erasure before(FamilyName family, RecordKey key) {
    return outbox(family, key)
        .flatMap(row -> Stream.ofNullable(row.erasure()))
        .reduce(Erasure.OF_NOBODY, Erasure::and);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private <T> T inTransaction(
      FamilyName family, RecordKey key, Function<ErasureTransaction, T> work) {
    InMemoryTransaction transaction = store.begin();
    boolean done = false;
    try {
      T result = work.apply(new Locked(transaction, family, key));
      transaction.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        transaction.rollBack();
      }
    }
  }

  private final class Looked implements Sought {

    private final FamilyName family;
    private final RecordKey key;
    private final Remains remains;

    Looked(FamilyName family, RecordKey key, Remains remains) {
      this.family = family;
      this.key = key;
      this.remains = remains;
    }

    @Override
    public Remains remains() {
      return remains;
    }

    @Override
    public <T> T inTransaction(Function<ErasureTransaction, T> work) {
      return InMemoryErasures.this.inTransaction(family, key, work);
    }
  }

  /** What is left is told as it will be: nothing, for the store takes away all that it counts. */
  private final class Locked implements ErasureTransaction {

    private final InMemoryTransaction transaction;
    private final FamilyName family;
    private final RecordKey key;

    Locked(InMemoryTransaction transaction, FamilyName family, RecordKey key) {
      this.transaction = transaction;
      this.family = family;
      this.key = key;
    }

    @Override
    public Remains remains() {
      long clock = transaction.lock(family, Set.of(key)).clockMicros();
      return InMemoryErasures.this.remains(family, key, clock);
    }

    @Override
    public List<Found> erase(Tombstone tombstone) {
      transaction.erase(family, key, tombstone);
      return Stream.of(Store.values()).map(where -> new Found(where, 0)).toList();
    }
  }

  private List<Found> look(FamilyName family, RecordKey key) {
    return List.of(
        new Found(Store.VERSION, store.version(family, key).stream().count()),
        new Found(Store.RAW, records(family, key).count()),
        new Found(Store.PAGES, bodies(family, key)),
        new Found(Store.OUTBOX, outbox(family, key).filter(row -> row.erasure() == null).count()),
        new Found(Store.DEAD_LETTERS, letters(family, key)),
        new Found(Store.QUARANTINE, quarantined(family, key)),
        new Found(
            Store.UNUSABLE_PAGES,
            store.evidence().stream()
                .filter(evidence -> WithoutRecord.names(evidence.prefix(), key))
                .count()));
  }

  private Stream<OutboxRow> outbox(FamilyName family, RecordKey key) {
    return store.outbox().stream()
        .map(StoredRow::row)
        .filter(row -> row.family().equals(family) && row.key().equals(key));
  }

  private Stream<PageWrite> pages(FamilyName family) {
    return store.pages().stream()
        .map(StoredPage::write)
        .filter(write -> write.family().equals(family));
  }

  private Stream<TakenRecord> records(FamilyName family, RecordKey key) {
    return pages(family)
        .flatMap(write -> write.records().stream())
        .filter(record -> WithoutRecord.isOf(record, key));
  }

  private long bodies(FamilyName family, RecordKey key) {
    return pages(family).filter(write -> WithoutRecord.names(write.page().body(), key)).count();
  }

  private long quarantined(FamilyName family, RecordKey key) {
    return records(family, key).filter(record -> record.outcome() == Outcome.REJECTED).count();
  }

  private long letters(FamilyName family, RecordKey key) {
    return store.letters().stream()
        .filter(letter -> letter.family().equals(family.value()))
        .filter(letter -> Objects.equals(letter.key(), Bytes.ofText(key.value())))
        .count();
  }
}
