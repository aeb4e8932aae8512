package dev.millrace.domain.testing;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.FieldPaths;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Versioning;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.LockedKeys;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.Reason;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Slot;
import dev.millrace.domain.view.ViewKeys;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of records, each written as {@code key=content}, or without an equals sign for one that is
 * rejected; taken in as a family of entities would be.
 */
public final class PageFixture {

  public static final FamilyName THINGS = new FamilyName("things");
  public static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  public static final Instant FETCHED_AT = Instant.parse("2026-11-21T00:00:00.123456Z");

  private static final String SOURCE = "http://127.0.0.1/api/1.4/";

  private final RunId run;
  private final PageRequest request;
  private final List<String> records;

  private PageFixture(RunId run, PageRequest request, List<String> records) {
    this.run = run;
    this.request = request;
    this.records = records;
  }

  public static PageFixture of(RunId run, int page, String... records) {
    return of(run, page, List.of(records));
  }

  public static PageFixture of(RunId run, int page, List<String> records) {
    return of(run, new PageRequest(URI.create(SOURCE), "seed", page, records.size()), records);
  }

  /** A page of records that were pushed. */
  public static PageFixture pushed(RunId run, int page, String... records) {
    URI source = RunPlan.collected(THINGS, 1).source();
    return of(run, new PageRequest(source, "seed", page, records.length), List.of(records));
  }

  /** The answer to that request. */
  public static PageFixture of(RunId run, PageRequest request, List<String> records) {
    return new PageFixture(run, request, List.copyOf(records));
  }

  /** Locks the page's keys, draws their versions and writes the page. */
  public PageWrite takeIn(IntakeTransaction transaction) {
    LockedKeys locked =
        transaction.lock(
            THINGS, records().map(PageFixture::key).collect(Collectors.toUnmodifiableSet()));
    PageWrite write = write(locked);
    transaction.write(write);
    return write;
  }

  /** What the page leaves behind, given what is known of its keys. */
  public PageWrite write(LockedKeys locked) {
    Map<RecordKey, LatestVersion> latest = new HashMap<>(locked.latest());
    Map<RecordKey, LatestVersion> changed = new LinkedHashMap<>();
    List<TakenRecord> taken = new ArrayList<>();
    List<OutboxEntry> outbox = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (isRejected(records.get(i))) {
        taken.add(rejected(i));
        continue;
      }
      RecordKey key = key(records.get(i));
      if (locked.erased().contains(key)) {
        taken.add(rejected(i));
        continue;
      }
      LatestVersion known = latest.get(key);
      LatestVersion next = next(records.get(i), known, locked.clockMicros());
      LatestVersion carrier = known != null && known.hash().equals(next.hash()) ? known : next;
      boolean isNew = carrier.event().equals(next.event());
      if (isNew) {
        latest.put(key, next);
        changed.put(key, next);
        outbox.add(entry(next));
      }
      taken.add(taken(i, isNew ? Outcome.STORED : Outcome.DUPLICATE, carrier));
    }
    FetchedPage fetched = fetched();
    SortedSet<String> fields =
        FieldPaths.of(fetched.records().stream().map(RawRecord::document).toList());
    return new PageWrite(
        run, THINGS, fetched, fields, taken, List.copyOf(changed.values()), outbox);
  }

  private Stream<String> records() {
    return records.stream().filter(record -> !isRejected(record));
  }

  private static LatestVersion next(
      String record, @Nullable LatestVersion known, long clockMicros) {
    return new LatestVersion(
        key(record),
        Versioning.nextVersion(known),
        ContentHash.ofText(record),
        Versioning.nextWriteTime(known, clockMicros),
        new EventId(UUID.randomUUID()),
        new ViewKeys(
            Map.of("things_by_id", List.of(key(record).value(), record + "\"\\\u00e9\u0000\n"))),
        known == null ? ViewKeys.NONE : known.viewKeys(),
        Instant.EPOCH.plus(clockMicros, ChronoUnit.MICROS));
  }

  private static OutboxEntry entry(LatestVersion version) {
    return new OutboxEntry(
        version.event(),
        version.key(),
        version.version(),
        version.writeTime(),
        Slot.of(new RecordKey("beside " + version.key())),
        Bytes.ofText("payload of " + version.key() + " " + version.version()),
        TRACE);
  }

  private TakenRecord taken(int index, Outcome outcome, LatestVersion carrier) {
    return new TakenRecord(index, bytes(index), outcome, carrier.key(), carrier.event(), List.of());
  }

  private TakenRecord rejected(int index) {
    return new TakenRecord(
        index, bytes(index), Outcome.REJECTED, null, null, reasons(records.get(index)));
  }

  /** Why such a record is rejected. */
  public static List<Reason> reasons(String record) {
    return List.of(new Reason("id", "is missing"), new Reason("", record + "\u0000\"\\\u00e9"));
  }

  private static boolean isRejected(String record) {
    return !record.contains("=");
  }

  private Bytes bytes(int index) {
    return Bytes.ofText(records.get(index) + "\u0000");
  }

  private FetchedPage fetched() {
    return new FetchedPage(
        request,
        Bytes.ofText(String.join("\u0000,", records) + "\u0000"),
        Map.of("content-type", "text/plain; \"x\""),
        FETCHED_AT,
        Duration.ofMillis(12),
        IntStream.range(0, records.size())
            .mapToObj(i -> new RawRecord(i, bytes(i), document(records.get(i))))
            .toList());
  }

  /** An object whose one field is called as the record's key. */
  private static Document document(String record) {
    return MapDocument.of(isRejected(record) ? null : Map.of(key(record).value(), record));
  }

  private static RecordKey key(String record) {
    return new RecordKey(record.substring(0, record.indexOf('=')));
  }
}
