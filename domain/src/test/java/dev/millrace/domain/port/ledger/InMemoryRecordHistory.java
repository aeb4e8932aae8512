package dev.millrace.domain.port.ledger;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryStore.StoredPage;
import dev.millrace.domain.testing.InMemoryStore.StoredRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What an in-memory store knows of a record. */
public final class InMemoryRecordHistory implements RecordHistory {

  private final InMemoryStore store;

  public InMemoryRecordHistory(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public List<Sighting> of(FamilyName family, RecordKey key) {
    return Stream.of(
            store.pages().stream()
                .filter(page -> page.write().family().equals(family))
                .flatMap(page -> raw(page, key)),
            store.version(family, key).stream().map(InMemoryRecordHistory::version),
            store.outbox().stream()
                .filter(row -> row.row().family().equals(family) && row.row().key().equals(key))
                .map(InMemoryRecordHistory::row),
            store.letters().stream()
                .filter(letter -> letter.family().equals(family.value()))
                .filter(letter -> Objects.equals(letter.key(), Bytes.ofText(key.value())))
                .map(InMemoryRecordHistory::letter))
        .flatMap(sightings -> sightings)
        .sorted(Comparator.comparing(Sighting::at))
        .toList();
  }

  @Override
  public Optional<LatestVersion> latest(FamilyName family, RecordKey key) {
    return store.version(family, key);
  }

  @Override
  public List<KeptContent> contents(FamilyName family, RecordKey key, int most) {
    Stream<KeptContent> raw =
        store.pages().stream()
            .filter(page -> page.write().family().equals(family))
            .flatMap(page -> rawContents(page, key));
    Stream<KeptContent> rows =
        store.outbox().stream()
            .filter(row -> row.row().family().equals(family) && row.row().key().equals(key))
            .filter(row -> row.row().erasure() == null)
            .map(InMemoryRecordHistory::content);
    List<KeptContent> all =
        Stream.concat(raw, rows).sorted(Comparator.comparing(KeptContent::at)).toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private static Stream<KeptContent> rawContents(StoredPage page, RecordKey key) {
    return page.write().records().stream()
        .filter(record -> key.equals(record.key()))
        .flatMap(
            record ->
                Stream.ofNullable(record.event())
                    .map(event -> new KeptContent("raw", page.at(), event, null, record.bytes())));
  }

  private static KeptContent content(StoredRow stored) {
    OutboxRow row = stored.row();
    return new KeptContent("outbox", stored.at(), row.event(), row.version(), row.payload());
  }

  private static Stream<Sighting> raw(StoredPage page, RecordKey key) {
    return page.write().records().stream()
        .filter(record -> key.equals(record.key()))
        .map(record -> new Sighting("raw", page.at(), details(page, record)));
  }

  private static Map<String, String> details(StoredPage page, TakenRecord record) {
    return Map.of(
        "run", page.write().run().toString(),
        "page", String.valueOf(page.write().page().request().page()),
        "index", String.valueOf(record.index()),
        "outcome", record.outcome().name());
  }

  private static Sighting version(LatestVersion version) {
    return new Sighting(
        "version",
        Instant.EPOCH.plus(version.writeTime().micros(), ChronoUnit.MICROS),
        Map.of("version", String.valueOf(version.version()), "event", version.event().toString()));
  }

  private static Sighting row(StoredRow stored) {
    OutboxRow row = stored.row();
    return new Sighting(
        "outbox",
        stored.at(),
        Map.of(
            "event", row.event().toString(),
            "version", String.valueOf(row.version()),
            "seq", String.valueOf(row.seq()),
            "attempt", String.valueOf(row.attempt())));
  }

  private static Sighting letter(DeadLetter letter) {
    return new Sighting(
        "dead-letter",
        letter.at(),
        Map.of("position", letter.position().toString(), "code", letter.code().name()));
  }
}
