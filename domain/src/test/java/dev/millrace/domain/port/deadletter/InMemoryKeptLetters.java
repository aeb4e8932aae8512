package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryStore.StoredLetter;
import dev.millrace.domain.testing.InMemoryStore.StoredRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dead letters of an in-memory store. */
public final class InMemoryKeptLetters implements KeptLetters {

  private final InMemoryStore store;

  public InMemoryKeptLetters(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public List<LetterCount> counts(LetterFilter filter) {
    Map<LetterCount, Long> letters = new LinkedHashMap<>();
    store.storedLetters().stream()
        .filter(stored -> means(filter, stored))
        .forEach(stored -> letters.merge(alike(stored), 1L, Long::sum));
    return letters.entrySet().stream()
        .map(
            alike ->
                new LetterCount(
                    alike.getKey().family(),
                    alike.getKey().hop(),
                    alike.getKey().code(),
                    alike.getKey().state(),
                    alike.getValue()))
        .sorted(Comparator.comparing(LetterCount::letters).reversed())
        .limit(100)
        .toList();
  }

  private static LetterCount alike(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    return new LetterCount(letter.family(), letter.stage(), letter.code(), state(stored), 0);
  }

  @Override
  public List<LetterEntry> newest(LetterFilter filter, long below, int limit) {
    return store.storedLetters().stream()
        .filter(stored -> stored.number() < below && means(filter, stored))
        .sorted(Comparator.comparing(StoredLetter::number).reversed())
        .limit(limit)
        .map(InMemoryKeptLetters::entry)
        .toList();
  }

  private static LetterEntry entry(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    return new LetterEntry(
        stored.number(),
        letter.family(),
        letter.position(),
        letter.event().orElse(null),
        letter.run().orElse(null),
        letter.stage(),
        letter.code(),
        letter.reason(),
        letter.at(),
        letter.attempt(),
        state(stored));
  }

  @Override
  public Optional<KeptLetter> find(long number) {
    return store.storedLetters().stream()
        .filter(stored -> stored.number() == number)
        .findFirst()
        .map(stored -> kept(store, stored));
  }

  static KeptLetter kept(InMemoryStore store, StoredLetter stored) {
    return new KeptLetter(
        stored.number(),
        stored.letter(),
        bytes(store, stored.letter()),
        stored.letter().event().map(event -> deaths(store, event)).orElse(0L),
        stored.retry(),
        stored.servedAt());
  }

  private static @Nullable Bytes bytes(InMemoryStore store, DeadLetter letter) {
    return letter.isOfRow()
        ? store.outbox().stream()
            .map(StoredRow::row)
            .filter(row -> row.seq() == letter.position().offset())
            .map(OutboxRow::payload)
            .findFirst()
            .orElse(null)
        : letter.value();
  }

  static long deaths(InMemoryStore store, EventId event) {
    return letters(store, event).map(stored -> stored.letter().attempt()).distinct().count();
  }

  private static Stream<StoredLetter> letters(InMemoryStore store, EventId event) {
    return store.storedLetters().stream()
        .filter(stored -> stored.letter().event().equals(Optional.of(event)));
  }

  @Override
  public List<RetriedEvent> retried(long above, int limit) {
    return store.storedLetters().stream()
        .filter(stored -> stored.number() > above && state(stored) == LetterState.RETRIED)
        .flatMap(stored -> retried(stored).stream())
        .limit(limit)
        .toList();
  }

  private Optional<RetriedEvent> retried(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    return letter
        .event()
        .filter(event -> !hasDiedAfter(event, letter.attempt()))
        .flatMap(
            event ->
                letter
                    .recordKey()
                    .flatMap(
                        key ->
                            letter
                                .version()
                                .map(
                                    version ->
                                        new RetriedEvent(
                                            stored.number(),
                                            letter.family(),
                                            event,
                                            key,
                                            version))));
  }

  private boolean hasDiedAfter(EventId event, int attempt) {
    return letters(store, event).anyMatch(stored -> stored.letter().attempt() > attempt);
  }

  @Override
  public void served(Set<EventId> events) {
    store.servedAgain(events);
  }

  static LetterState state(StoredLetter stored) {
    if (stored.servedAt() != null) {
      return LetterState.SERVED;
    }
    return stored.retry() == null ? LetterState.OPEN : LetterState.RETRIED;
  }

  static boolean means(LetterFilter filter, StoredLetter stored) {
    DeadLetter letter = stored.letter();
    FamilyName family = filter.family();
    RunId run = filter.run();
    return (filter.numbers().isEmpty() || filter.numbers().contains(stored.number()))
        && (family == null || family.value().equals(letter.family()))
        && (filter.hop() == null || letter.stage().equals(filter.hop()))
        && (filter.code() == null || letter.code() == filter.code())
        && (run == null || letter.run().equals(Optional.of(run)))
        && isWithin(filter, letter.at())
        && (filter.state() == null || filter.state() == state(stored));
  }

  private static boolean isWithin(LetterFilter filter, Instant at) {
    Instant from = filter.from();
    Instant to = filter.to();
    return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
  }
}
