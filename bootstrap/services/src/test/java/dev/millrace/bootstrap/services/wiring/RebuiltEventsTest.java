package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.adapters.kafka.codec.AvroCodec;
import dev.millrace.application.ingest.IngestingRun;
import dev.millrace.application.ingest.PageReader;
import dev.millrace.application.ingest.RetryPolicy;
import dev.millrace.application.replay.ReplayRecords;
import dev.millrace.application.replay.ReplayingRecords;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.replay.InMemoryReplays;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.InMemorySchemas;
import dev.millrace.domain.port.source.InMemoryRecordSource;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.users.Users;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** With the codec and the reader of raw records that the processes have, over a store in memory. */
class RebuiltEventsTest {

  private static final UUID ADA = new UUID(7, 1);

  private final Users users = new Users();
  private final Families families = new Families(List.of(users));
  private final InstantSource clock = Instant::now;
  private final InMemoryStore store = new InMemoryStore(clock);
  private final InMemoryRuns runs = new InMemoryRuns(store);
  private final InMemorySchemas schemas = new InMemorySchemas();
  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final AvroCodec codec = new AvroCodec(registry);

  @Test
  void anEventThatIsMadeOfItsRawRecordIsTheOneOfIntakeByteForByte() {
    schemas.save(registry.register(users.name().subject(), codec.definition(users.name())));
    RunId first = ingest(ada("GB", "ada@example.com", 1));
    RunId second = ingest(ada("FR", "lovelace@example.com", 2));
    OutboxRow kept = rows().get(1);
    store.drop(first);
    store.drop(second);

    Replay replay = replayAda();

    assertThat(replay.lost()).isZero();
    OutboxRow made = rows().get(0);
    assertThat(made.payload()).isEqualTo(kept.payload());
    assertThat(made)
        .extracting(
            OutboxRow::event,
            OutboxRow::version,
            OutboxRow::run,
            OutboxRow::traceparent,
            OutboxRow::replay)
        .containsExactly(kept.event(), 2L, second, kept.traceparent(), true);
  }

  private Replay replayAda() {
    ReplayRecords replays =
        new ReplayingRecords(
            families,
            new InMemoryReplays(store),
            schemas,
            codec,
            JsonDocuments::parse,
            Optional::empty,
            UUID::randomUUID);
    Selection ada =
        new Selection.OfKeys(users.name(), new TreeSet<>(Set.of(new RecordKey(ADA.toString()))));
    return replays.advance(replays.begin(ada, "ada").id(), 10).replay();
  }

  private RunId ingest(Document user) {
    RunId run = new RunId(UUID.randomUUID());
    runs.submit(run, new RunPlan(users.name(), URI.create("http://api.test/"), "seed", 1, 1));
    new IngestingRun(
            families,
            runs,
            PageReader.inTurn(new InMemoryRecordSource(clock, List.of(user))),
            new InMemoryIntake(store),
            schemas,
            codec,
            UUID::randomUUID,
            RetryPolicy.DEFAULT)
        .ingest(run);
    return run;
  }

  private List<OutboxRow> rows() {
    return store.outbox().stream().map(InMemoryStore.StoredRow::row).toList();
  }

  /** With a number, a secret, several rows, and an age that changes by itself. */
  private static Document ada(String country, String email, int age) {
    return MapDocument.of(
        Map.of(
            "login",
            Map.of("uuid", ADA.toString(), "username", "countess", "password", "canary"),
            "name",
            Map.of("title", "Ms", "first", "Ada", "last", "Žofie \"𝒜\""),
            "email",
            email,
            "nat",
            country,
            "registered",
            Map.of("date", "2012-06-05T23:59:59.999Z", "age", age),
            "dob",
            Map.of("date", "1915-12-10T07:15:00.123Z", "age", age),
            "location",
            Map.of("city", "Ulm", "postcode", 89073)));
  }
}
