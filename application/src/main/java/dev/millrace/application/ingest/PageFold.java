package dev.millrace.application.ingest;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.Versioning;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.LockedKeys;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.record.Reason;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Slot;
import dev.millrace.domain.view.ViewKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Folds the records of one page over the locked latest versions of their keys, in page order. */
final class PageFold<R> {

  private static final Reason CONFLICT =
      new Reason("", "the same event id was stored before with other content");

  /** Nothing else is kept of it. */
  private static final Reason ERASED =
      new Reason("", "this record was erased, and is not taken in again");

  private final Family<R> family;
  private final EventCodec codec;
  private final RegisteredSchema schema;
  private final Supplier<UUID> ids;
  private final RunId run;
  private final LockedKeys locked;

  private final Map<RecordKey, LatestVersion> changed = new LinkedHashMap<>();
  private final List<TakenRecord> taken = new ArrayList<>();
  private final List<Event<R>> events = new ArrayList<>();

  PageFold(
      Family<R> family,
      EventCodec codec,
      RegisteredSchema schema,
      Supplier<UUID> ids,
      RunId run,
      LockedKeys locked) {
    this.family = family;
    this.codec = codec;
    this.schema = schema;
    this.ids = ids;
    this.run = run;
    this.locked = locked;
  }

  PageWrite fold(ParsedPage<R> page) {
    FetchedPage kept = page.page();
    for (Candidate<R> candidate : page.candidates()) {
      if (candidate instanceof Candidate.Fit<R> fit && locked.erased().contains(fit.key())) {
        kept = kept.without(fit.raw());
        refuse(Bytes.EMPTY, List.of(ERASED));
      } else if (candidate instanceof Candidate.Fit<R> fit) {
        take(fit);
      } else if (candidate instanceof Candidate.Unfit<R> unfit) {
        refuse(unfit.raw().bytes(), unfit.reasons());
      }
    }
    return new PageWrite(
        run, family.name(), kept, page.fields(), taken, List.copyOf(changed.values()), entries());
  }

  /** Encoded on all cores: the server waits meanwhile. */
  private List<OutboxEntry> entries() {
    return events.parallelStream().map(this::entry).toList();
  }

  private OutboxEntry entry(Event<R> event) {
    return new OutboxEntry(
        event.id(),
        event.key(),
        event.version(),
        event.writeTime(),
        Slot.of(family.partitionKey(event.record())),
        encode(event),
        run.traceParent(event.id()));
  }

  private void refuse(Bytes bytes, List<Reason> reasons) {
    taken.add(new TakenRecord(taken.size(), bytes, Outcome.REJECTED, null, null, reasons));
  }

  private void take(Candidate.Fit<R> fit) {
    LatestVersion latest = latest(fit.key());
    Outcome outcome = Versioning.outcome(family.sort(), latest, fit.hash());
    EventId event =
        outcome == Outcome.STORED || latest == null ? store(fit, latest) : latest.event();
    taken.add(
        new TakenRecord(
            taken.size(),
            fit.raw().bytes(),
            outcome,
            fit.key(),
            event,
            outcome == Outcome.CONFLICT ? List.of(CONFLICT) : List.of()));
  }

  private @Nullable LatestVersion latest(RecordKey key) {
    LatestVersion ofThisPage = changed.get(key);
    return ofThisPage == null ? locked.latest().get(key) : ofThisPage;
  }

  private EventId store(Candidate.Fit<R> fit, @Nullable LatestVersion latest) {
    Event<R> event = event(fit, latest);
    events.add(event);
    changed.put(
        fit.key(),
        new LatestVersion(
            fit.key(),
            event.version(),
            fit.hash(),
            event.writeTime(),
            event.id(),
            fit.viewKeys(),
            event.previous(),
            event.ingestedAt()));
    return event.id();
  }

  private Event<R> event(Candidate.Fit<R> fit, @Nullable LatestVersion latest) {
    Instant now = Instant.EPOCH.plus(locked.clockMicros(), ChronoUnit.MICROS);
    return new Event<>(
        new EventId(ids.get()),
        fit.key(),
        Versioning.nextVersion(latest),
        Versioning.nextWriteTime(latest, locked.clockMicros()),
        now,
        family.eventTime(fit.record()).orElse(now),
        run,
        latest == null ? ViewKeys.NONE : latest.viewKeys(),
        fit.record());
  }

  private Bytes encode(Event<R> event) {
    return codec.encode(schema, EventForm.write(family, event));
  }
}
