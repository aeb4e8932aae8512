package dev.millrace.application;

import dev.millrace.application.admission.Admission;
import dev.millrace.application.erase.ErasingRecord;
import dev.millrace.application.erase.RemainingEvents;
import dev.millrace.application.erase.RemainingRows;
import dev.millrace.application.ingest.IngestingRun;
import dev.millrace.application.ingest.PageReader;
import dev.millrace.application.ingest.RetryPolicy;
import dev.millrace.application.rebuild.PreviewingRebuild;
import dev.millrace.application.rebuild.RebuildPorts;
import dev.millrace.application.rebuild.RebuildingView;
import dev.millrace.application.redrive.RedrivingLetters;
import dev.millrace.application.redrive.SettlingLetters;
import dev.millrace.application.relay.CopiedCursor;
import dev.millrace.application.relay.Parking;
import dev.millrace.application.relay.ReadAheadOutbox;
import dev.millrace.application.relay.RelayingEvents;
import dev.millrace.application.relay.TrustedSchemas;
import dev.millrace.application.replay.ReplayingRecords;
import dev.millrace.application.replay.Republications;
import dev.millrace.application.schemas.RegisteringSchemas;
import dev.millrace.application.trace.FollowingRecord;
import dev.millrace.application.trace.TracingRecord;
import dev.millrace.application.verify.VerifyingRun;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.KnownPlaces;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.PlacedViews;
import dev.millrace.domain.family.PlacedWriter;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.port.audit.InMemoryAudit;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.InMemoryKeptLetters;
import dev.millrace.domain.port.deadletter.InMemoryRedrives;
import dev.millrace.domain.port.erasure.Erasures;
import dev.millrace.domain.port.erasure.InMemoryErasures;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.InMemoryRecordHistory;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.InMemoryEventLog;
import dev.millrace.domain.port.log.InMemoryLog;
import dev.millrace.domain.port.log.InMemoryLogScan;
import dev.millrace.domain.port.outbox.InMemoryOutbox;
import dev.millrace.domain.port.outbox.InMemoryRelayProgress;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.relay.InMemoryShardings;
import dev.millrace.domain.port.replay.InMemoryCurrentRecords;
import dev.millrace.domain.port.replay.InMemoryReplays;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.schema.InMemoryEventCodec;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.InMemorySchemas;
import dev.millrace.domain.port.serving.InMemoryViewPlaces;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.port.serving.InMemoryWriterLeases;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.ViewTables;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.port.serving.WriterLeases;
import dev.millrace.domain.port.source.InMemoryRecordSource;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.View;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The whole path over in-memory ports, with users as its family. */
public final class InMemoryPath {

  /** The fields of an event's envelope: the double's schema. */
  public static final List<String> ENVELOPE =
      List.of(
          "eventId",
          "key",
          "version",
          "writeTime",
          "ingestedAt",
          "eventTime",
          "runId",
          "previous",
          "record");

  private static final InstantSource STILL =
      InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));

  public final InstantSource clock;
  public final Family<User> users;
  public final Supplier<UUID> ids;
  public final InMemoryStore store;
  public final InMemoryRuns runs;
  public final InMemoryLedger ledger;
  public final InMemoryRecordHistory history;
  public final InMemoryOutbox outbox;
  public final InMemoryRelayProgress progress;
  public final InMemoryShardings shardings;
  public final InMemoryReplays replays;
  public final InMemoryKeptLetters letters;
  public final InMemoryRedrives redrives;
  public final InMemoryAudit audit;
  public final InMemorySchemas schemas = new InMemorySchemas();
  public final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  public final InMemoryEventCodec codec = new InMemoryEventCodec(registry, ENVELOPE);
  public final InMemoryLog log;
  public final InMemoryLogScan scan;
  public final Families families;
  public final InMemoryViews views;
  public final InMemoryWriterLeases leases = new InMemoryWriterLeases();
  public final InMemoryViewPlaces places = new InMemoryViewPlaces(leases);

  /** Events that the stream cannot carry, as long as they are in here. */
  public final Set<EventId> dying = new HashSet<>();

  private final Map<RunId, Long> dead = new HashMap<>();
  private int projected;

  public InMemoryPath(long seed) {
    this(STILL, new Users(), ids(new Random(seed)), new InMemoryStore(STILL));
  }

  /** A path over that store, whose family may be told apart from users by its faults only. */
  public InMemoryPath(
      InstantSource clock, Family<User> users, Supplier<UUID> ids, InMemoryStore store) {
    this.clock = clock;
    this.users = users;
    this.ids = ids;
    this.store = store;
    this.runs = new InMemoryRuns(store);
    this.ledger = new InMemoryLedger(store);
    this.history = new InMemoryRecordHistory(store);
    this.outbox = new InMemoryOutbox(store);
    this.progress = new InMemoryRelayProgress(store);
    this.shardings = new InMemoryShardings(store);
    this.replays = new InMemoryReplays(store);
    this.letters = new InMemoryKeptLetters(store);
    this.redrives = new InMemoryRedrives(store);
    this.audit = new InMemoryAudit(clock);
    this.log = new InMemoryLog(clock, 4);
    this.scan = new InMemoryLogScan(log);
    this.families = new Families(List.of(users));
    this.views = new InMemoryViews(allViews(users));
    log.create(users.name().topic());
    new RegisteringSchemas(families, codec, registry, schemas).register();
  }

  private static Supplier<UUID> ids(Random random) {
    return () -> new UUID(random.nextLong(), random.nextLong());
  }

  private static List<View> allViews(Family<User> users) {
    return Stream.concat(
            users.views().stream(), users.windowedCounts().stream().map(WindowedCount::view))
        .toList();
  }

  /** A user of the API with a city of that name. */
  public static Document user(int number, String city) {
    return MapDocument.of(
        Map.of(
            "login",
            Map.of("uuid", new UUID(7, number).toString(), "password", "canary"),
            "location",
            Map.of("city", city),
            "nat",
            "DE"));
  }

  public static List<Document> users(int from, int to, String city) {
    return IntStream.range(from, to).mapToObj(number -> user(number, city)).toList();
  }

  /** What is no user. */
  public static Document malformed() {
    return MapDocument.of(Map.of("login", "none"));
  }

  public RecordSource source(List<Document> records) {
    return new InMemoryRecordSource(clock, records);
  }

  public RunId submit(int records, int pageSize) {
    RunId run = new RunId(ids.get());
    runs.submit(
        run, new RunPlan(users.name(), URI.create("http://api.test/"), "seed", records, pageSize));
    return run;
  }

  public IngestingRun ingesting(RecordSource source) {
    return ingesting(source, new InMemoryIntake(store));
  }

  public IngestingRun ingesting(RecordSource source, Intake intake) {
    return new IngestingRun(
        families,
        runs,
        PageReader.inTurn(source),
        intake,
        schemas,
        codec,
        ids,
        RetryPolicy.DEFAULT);
  }

  /** Takes records in as one run. */
  public RunId ingest(List<Document> records, int pageSize) {
    RunId run = submit(records.size(), pageSize);
    ingesting(source(records)).ingest(run);
    return run;
  }

  public RelayingEvents relaying() {
    return relaying(new InMemoryEventLog(log, Shard.WHOLE));
  }

  public RelayingEvents relaying(EventLog to) {
    return relaying(to, clock);
  }

  /** A relay that waits two minutes for a topic, by that clock. */
  public RelayingEvents relaying(EventLog to, InstantSource time) {
    return new RelayingEvents(
        Shard.WHOLE,
        3,
        new ReadAheadOutbox(outbox, Runnable::run),
        to,
        new CopiedCursor(Shard.WHOLE, progress, inSeconds()),
        new TrustedSchemas(schemas, registry),
        new Parking(time, Duration.ofMinutes(2)));
  }

  /** A clock that goes on by a second with every look, so that nothing waits for time to pass. */
  public static InstantSource inSeconds() {
    AtomicLong looks = new AtomicLong();
    return () -> Instant.EPOCH.plusSeconds(looks.incrementAndGet());
  }

  /** Publishes all that there is. */
  public void relay() {
    RelayingEvents relaying = relaying();
    relaying.open();
    while (relaying.relay() > 0) {
      // Until there is nothing left.
    }
  }

  /** Projects what was published since the last time, and enters the receipts, as one batch. */
  public void project() {
    long batch = projected;
    Map<RunId, Long> served = serve();
    Set<RunId> all = new HashSet<>(served.keySet());
    all.addAll(dead.keySet());
    all.forEach(
        run ->
            ledger.enter(
                List.of(
                    new Receipt(
                        users.name(),
                        1,
                        batch,
                        run,
                        served.getOrDefault(run, 0L),
                        dead.getOrDefault(run, 0L)))));
    dead.clear();
  }

  /**
   * Projects what was published since the last time, and tells what receipts would; what {@link
   * #dying} names becomes a dead letter.
   */
  public Map<RunId, Long> serve() {
    Projector<User> projector = new Projector<>(users, codec, clock);
    Map<RunId, Long> served = new HashMap<>();
    List<InMemoryLog.Published> published = log.published();
    ViewWriter writer = new PlacedWriter(views, places.read());
    for (InMemoryLog.Published one : published.subList(projected, published.size())) {
      if (dying.contains(one.row().event())) {
        die(record(one), one.row().run());
        continue;
      }
      Projected<User> result = projector.project(record(one));
      if (result instanceof Projected.Served<User> done) {
        writer.write(done.mutations());
        if (one.row().attempt() == 1) {
          served.merge(done.event().run(), 1L, Long::sum);
        }
      } else if (result instanceof Projected.Erased<User> done) {
        writer.write(done.mutations());
        if (done.run() != null && one.row().attempt() == 1) {
          served.merge(done.run(), 1L, Long::sum);
        }
      }
    }
    projected = published.size();
    return served;
  }

  private void die(LogRecord record, RunId run) {
    ledger.keep(
        List.of(
            new DeadLetter(
                users.name().value(),
                record.position(),
                record.key(),
                record.value(),
                record.headers(),
                "facts",
                DeadLetter.Code.MALFORMED,
                "planted",
                null,
                clock.instant(),
                record.attempt())));
    if (record.attempt() == 1) {
      dead.merge(run, 1L, Long::sum);
    }
  }

  /** Passes over what was published since the last time, as if the log had lost it. */
  public void lose() {
    projected = log.published().size();
  }

  /**
   * Projects all that was published so far once more, as a query of a new generation does first.
   */
  public void fromTheStart() {
    int before = projected;
    projected = 0;
    serve();
    projected = before;
  }

  private LogRecord record(InMemoryLog.Published one) {
    return new LogRecord(
        one.position(),
        clock.instant(),
        Bytes.ofText(one.row().key().value()),
        one.row().erasure() == null ? one.row().payload() : null,
        headers(one.row()));
  }

  private static Map<String, Bytes> headers(OutboxRow row) {
    Map<String, Bytes> headers =
        new HashMap<>(
            Map.of(
                EventHeaders.EVENT_ID, Bytes.ofText(row.event().toString()),
                EventHeaders.VERSION, Bytes.ofText(Long.toString(row.version())),
                EventHeaders.RUN_ID, Bytes.ofText(row.run().toString()),
                EventHeaders.ATTEMPT, Bytes.ofText(Integer.toString(row.attempt())),
                EventHeaders.TRACEPARENT, Bytes.ofText(row.traceparent())));
    Erasure erasure = row.erasure();
    if (erasure != null) {
      headers.put(EventHeaders.ERASES, Bytes.ofText(erasure.text()));
    }
    return headers;
  }

  public ReplayingRecords replaying() {
    return replaying(Optional::empty);
  }

  public ReplayingRecords replaying(Admission admission) {
    return new ReplayingRecords(families, replays, schemas, codec, this::document, admission, ids);
  }

  /** Publishes all that a selection means again. */
  public Replay replayAll(Selection selection) {
    ReplayingRecords replaying = replaying();
    Replay replay = replaying.begin(selection, "ada");
    while (!replay.isOver()) {
      replay = replaying.advance(replay.id(), 2).replay();
    }
    return replay;
  }

  public RedrivingLetters redriving() {
    return redriving(Optional::empty);
  }

  public RedrivingLetters redriving(Admission admission) {
    return new RedrivingLetters(
        families, redrives, new Republications(schemas, codec, this::document), admission, ids);
  }

  public ErasingRecord erasing() {
    return erasing(new InMemoryErasures(store));
  }

  public ErasingRecord erasing(Erasures erasures) {
    return new ErasingRecord(
        families,
        erasures,
        new RemainingRows(schemas, codec, this::document),
        new RemainingEvents(scan, views),
        audit,
        ids);
  }

  public SettlingLetters settling() {
    return new SettlingLetters(families, letters, () -> views);
  }

  /** Tells what those families would make of the records, beside what is served. */
  public PreviewingRebuild previewing(Families mapping, ServedPartitions served) {
    return new PreviewingRebuild(
        mapping, new InMemoryCurrentRecords(store), schemas, codec, this::document, served);
  }

  /** Rebuilds views with these ports for those of this path. */
  public RebuildingView rebuilding(ViewPlaces agreed, ViewTables tables, ViewWriter writer) {
    return rebuilding(leases, agreed, tables, writer);
  }

  /** The same under leases that are not those of this path. */
  public RebuildingView rebuilding(
      WriterLeases leased, ViewPlaces agreed, ViewTables tables, ViewWriter writer) {
    return new RebuildingView(
        new RebuildPorts(
            families,
            new InMemoryCurrentRecords(store),
            schemas,
            codec,
            this::document,
            leased,
            agreed,
            tables,
            views,
            () -> writer),
        ids,
        clock);
  }

  /** What a source read in those bytes. */
  private Optional<Document> document(Bytes raw) {
    return store.pages().stream()
        .flatMap(page -> page.write().page().records().stream())
        .filter(record -> record.bytes().equals(raw))
        .map(RawRecord::document)
        .findFirst();
  }

  public VerifyingRun verifying() {
    return new VerifyingRun(
        families,
        runs,
        ledger,
        replays,
        scan,
        new PlacedViews(views, KnownPlaces.of(places, clock)));
  }

  public TracingRecord tracing() {
    return new TracingRecord(families, history, scan, views);
  }

  public FollowingRecord following() {
    return new FollowingRecord(
        families, history, scan, () -> views, schemas, codec, this::document);
  }

  public Sheet sheet(RunId run) {
    return ledger.sheet(run).orElseThrow();
  }
}
