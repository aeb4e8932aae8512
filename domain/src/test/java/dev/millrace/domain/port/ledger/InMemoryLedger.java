package dev.millrace.domain.port.ledger;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.testing.InMemoryStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The books of an in-memory store. */
public final class InMemoryLedger implements Ledger {

  private final InMemoryStore store;

  public InMemoryLedger(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void enter(List<Receipt> receipts) {
    store.enter(receipts);
  }

  @Override
  public void keep(List<DeadLetter> letters) {
    store.keepLetters(letters);
  }

  @Override
  public Optional<Sheet> sheet(RunId run) {
    return store.run(run).map(found -> sheetOf(run));
  }

  @Override
  public void prove(RunId run) {
    store.prove(run);
  }

  @Override
  public long events(RunId run, Consumer<StoredEvent> each) {
    rows(run)
        .filter(row -> row.erasure() == null)
        .map(
            row ->
                new StoredEvent(
                    row.event(), row.key(), row.version(), isPublished(row), isDead(row.event())))
        .forEach(each);
    return store.dropped(run) + rows(run).filter(row -> row.erasure() != null).count();
  }

  @Override
  public List<FetchedEvent> sample(RunId run, int page, int limit) {
    return store.pages().stream()
        .map(InMemoryStore.StoredPage::write)
        .filter(write -> write.run().equals(run) && write.page().request().page() == page)
        .flatMap(write -> write.outbox().stream().map(entry -> fetched(write, entry)))
        .limit(limit)
        .toList();
  }

  private static FetchedEvent fetched(PageWrite write, OutboxEntry entry) {
    return new FetchedEvent(entry.event(), entry.key(), entry.version(), write.page().fetchedAt());
  }

  private Sheet sheetOf(RunId run) {
    long conflicts = records(run, Outcome.CONFLICT);
    Arrived arrived = arrived(run).plus(new Arrived(0, parked(run)));
    long recovered = Math.min(arrived.deadLettered(), recovered(run));
    return new Sheet(
        run,
        Stream.of(Outcome.values()).mapToLong(outcome -> records(run, outcome)).sum(),
        records(run, Outcome.STORED),
        pages(run).mapToLong(PageWrite::newVersions).sum(),
        records(run, Outcome.DUPLICATE),
        conflicts,
        conflicts + records(run, Outcome.REJECTED),
        rows(run).filter(this::isPublished).count() + store.dropped(run),
        arrived.served() + recovered,
        arrived.deadLettered() - recovered,
        store.isProved(run));
  }

  private long parked(RunId run) {
    return store.letters().stream()
        .filter(letter -> letter.isOfRow() && letter.attempt() == 1)
        .filter(letter -> letter.run().equals(Optional.of(run)))
        .count();
  }

  /** Events that died, and were seen served after they were published again. */
  private long recovered(RunId run) {
    return store.storedLetters().stream()
        .filter(stored -> stored.letter().attempt() == 1 && stored.servedAt() != null)
        .filter(stored -> stored.letter().run().equals(Optional.of(run)))
        .flatMap(stored -> stored.letter().event().stream())
        .filter(event -> !hasDiedAgain(event))
        .distinct()
        .count();
  }

  private boolean hasDiedAgain(EventId event) {
    return store.storedLetters().stream()
        .filter(stored -> stored.letter().event().equals(Optional.of(event)))
        .anyMatch(stored -> stored.letter().attempt() > 1 && stored.servedAt() == null);
  }

  private long records(RunId run, Outcome outcome) {
    return pages(run).mapToLong(page -> page.count(outcome)).sum();
  }

  private Stream<PageWrite> pages(RunId run) {
    return store.pages().stream()
        .map(InMemoryStore.StoredPage::write)
        .filter(page -> page.run().equals(run));
  }

  private Arrived arrived(RunId run) {
    Map<Long, Arrived> byGeneration = new TreeMap<>(Comparator.reverseOrder());
    store.receipts().stream()
        .filter(receipt -> receipt.run().equals(run))
        .forEach(
            receipt ->
                byGeneration.merge(
                    receipt.generation(),
                    new Arrived(receipt.served(), receipt.deadLettered()),
                    Arrived::plus));
    return byGeneration.values().stream()
        .reduce((newer, older) -> older.total() > newer.total() ? older : newer)
        .orElse(new Arrived(0, 0));
  }

  private record Arrived(long served, long deadLettered) {

    long total() {
      return served + deadLettered;
    }

    Arrived plus(Arrived other) {
      return new Arrived(served + other.served, deadLettered + other.deadLettered);
    }
  }

  private Stream<OutboxRow> rows(RunId run) {
    return store.outbox().stream()
        .map(InMemoryStore.StoredRow::row)
        .filter(row -> row.run().equals(run) && row.attempt() == 1);
  }

  private boolean isPublished(OutboxRow row) {
    return store
        .cursor(row.slot())
        .filter(cursor -> cursor.covers(row.xid(), row.seq()))
        .isPresent();
  }

  private boolean isDead(EventId event) {
    return store.letters().stream()
        .map(letter -> letter.headers().getOrDefault(EventHeaders.EVENT_ID, Bytes.EMPTY).text())
        .anyMatch(event.toString()::equals);
  }
}
