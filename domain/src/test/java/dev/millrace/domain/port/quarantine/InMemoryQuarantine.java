package dev.millrace.domain.port.quarantine;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.record.Reason;
import dev.millrace.domain.testing.InMemoryStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The quarantine of the in-memory store. */
public final class InMemoryQuarantine implements Quarantine {

  private static final Set<Outcome> TURNED_AWAY = Set.of(Outcome.CONFLICT, Outcome.REJECTED);
  private static final Comparator<QuarantinedRecord> BY_PLACE =
      Comparator.comparingInt((QuarantinedRecord record) -> record.place().page())
          .thenComparingInt(record -> record.place().index());

  private final InMemoryStore store;

  public InMemoryQuarantine(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public List<QuarantinedRecord> of(RunId run, Place after, int most) {
    return records(run)
        .sorted(BY_PLACE)
        .filter(record -> isAfter(record.place(), after))
        .limit(most)
        .toList();
  }

  @Override
  public List<Grounds> grounds(RunId run, int most) {
    Map<List<Reason>, Long> counts =
        records(run)
            .collect(Collectors.groupingBy(QuarantinedRecord::reasons, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> new Grounds(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Grounds::records).reversed())
        .limit(most)
        .toList();
  }

  private static boolean isAfter(Place place, Place other) {
    return place.page() > other.page()
        || (place.page() == other.page() && place.index() > other.index());
  }

  private Stream<QuarantinedRecord> records(RunId run) {
    return store.pages().stream()
        .filter(page -> page.write().run().equals(run))
        .flatMap(
            page ->
                page.write().records().stream()
                    .filter(record -> TURNED_AWAY.contains(record.outcome()))
                    .map(record -> quarantined(page, record)));
  }

  private static QuarantinedRecord quarantined(InMemoryStore.StoredPage page, TakenRecord record) {
    return new QuarantinedRecord(
        new Place(page.write().page().request().page(), record.index()),
        record.outcome(),
        record.bytes(),
        record.reasons(),
        page.at());
  }
}
