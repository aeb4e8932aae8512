package dev.millrace.application.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.schemas.RegisteringSchemas;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.schema.InMemoryEventCodec;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.InMemorySchemas;
import dev.millrace.domain.port.source.InMemoryRecordSource;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Slot;
import dev.millrace.domain.sensors.SensorReadings;
import dev.millrace.domain.testing.InMemoryStore;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Events are taken in once: what comes again is told apart from what contradicts. */
class EventSortTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String AT = "2026-11-21T11:58:30Z";

  private final InstantSource clock = InstantSource.fixed(NOW);
  private final UserEvents events = new UserEvents();
  private final Families families = new Families(List.of(events, new SensorReadings()));
  private final InMemoryStore store = new InMemoryStore(clock);
  private final InMemoryRuns runs = new InMemoryRuns(store);
  private final InMemorySchemas schemas = new InMemorySchemas();
  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final InMemoryEventCodec codec = new InMemoryEventCodec(registry, InMemoryPath.ENVELOPE);
  private final Supplier<UUID> ids = ids(new Random(7));

  @Test
  void theSameIdWithTheSameContentIsADuplicateInAPageAndLater() {
    Sheet first = take(List.of(click(1, "/a"), click(1, "/a"), click(2, "/a")));
    Sheet second = take(List.of(click(2, "/a"), click(3, "/a")));

    assertThat(first).extracting(Sheet::stored, Sheet::duplicates).containsExactly(2L, 1L);
    assertThat(second).extracting(Sheet::stored, Sheet::duplicates).containsExactly(1L, 1L);
    assertThat(store.outbox()).hasSize(3).allMatch(row -> row.row().version() == 1);
  }

  @Test
  void theSameIdWithOtherContentIsAConflictAndKeptInQuarantine() {
    take(List.of(click(1, "/a")));
    Sheet second = take(List.of(click(1, "/b"), click(2, "/a"), click(2, "/b"), click(1, "/a")));

    assertThat(second)
        .extracting(Sheet::stored, Sheet::duplicates, Sheet::conflicts, Sheet::quarantined)
        .containsExactly(1L, 1L, 2L, 2L);
    assertThat(second.intakeBalances()).isTrue();
    assertThat(taken(Outcome.CONFLICT))
        .hasSize(2)
        .allSatisfy(
            record -> {
              assertThat(record.reasons()).isNotEmpty();
              assertThat(record.bytes().text()).contains("/b");
              assertThat(record.event()).isNotNull();
            });
    assertThat(store.outbox()).hasSize(2);
  }

  @Test
  void anEventHappensWhenItSaysAndIsTakenInNow() throws Exception {
    take(List.of(click(1, "/a")));

    Document written = codec.decode(events.name(), store.outbox().get(0).row().payload());
    assertThat(written.at("eventTime").wholeNumber()).contains(micros(Instant.parse(AT)));
    assertThat(written.at("ingestedAt").wholeNumber()).contains(micros(NOW));
  }

  @Test
  void anEventIsPublishedInTheOrderOfItsKeyUnlessItsFamilySaysOfWhat() {
    take(List.of(click(1, "/a")));
    assertThat(store.outbox().get(0).row().slot())
        .isEqualTo(Slot.of(new RecordKey(new UUID(8, 1).toString())));

    take(new SensorReadings(), List.of(reading(1), reading(2)));
    assertThat(store.outbox().subList(1, 3))
        .extracting(row -> row.row().slot())
        .containsOnly(Slot.of(new RecordKey("boiler")));
  }

  private static Document reading(int number) {
    return MapDocument.of(
        Map.of("eventId", new UUID(6, number).toString(), "sensor", "boiler", "at", AT));
  }

  private Sheet take(List<Document> records) {
    return take(events, records);
  }

  private Sheet take(Family<?> family, List<Document> records) {
    new RegisteringSchemas(families, codec, registry, schemas).register();
    RunId run = new RunId(ids.get());
    URI source = URI.create("http://api.test/");
    runs.submit(run, new RunPlan(family.name(), source, "seed", records.size(), records.size()));
    new IngestingRun(
            families,
            runs,
            PageReader.inTurn(new InMemoryRecordSource(clock, records)),
            new InMemoryIntake(store),
            schemas,
            codec,
            ids,
            RetryPolicy.DEFAULT)
        .ingest(run);
    return new InMemoryLedger(store).sheet(run).orElseThrow();
  }

  private List<TakenRecord> taken(Outcome outcome) {
    return store.pages().stream()
        .flatMap(page -> page.write().records().stream())
        .filter(record -> record.outcome() == outcome)
        .toList();
  }

  private static Document click(int number, String page) {
    return MapDocument.of(
        Map.of(
            "eventId",
            new UUID(8, number).toString(),
            "userId",
            new UUID(9, 1).toString(),
            "kind",
            "click",
            "page",
            page,
            "at",
            AT));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Supplier<UUID> ids(Random random) {
    return () -> new UUID(random.nextLong(), random.nextLong());
  }
}
