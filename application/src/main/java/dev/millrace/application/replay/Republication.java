package dev.millrace.application.replay;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRaw;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.view.ViewKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides which events of records are published again, and which records cannot be. */
final class Republication<R> {

  private final Family<R> family;
  private final EventCodec codec;
  private final Supplier<RegisteredSchema> schema;
  private final Function<Bytes, Optional<Document>> reader;
  private final List<KeptEvent> events = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();

  /**
   * @param schema for events that have to be written anew; asked only then
   * @param reader of raw records
   */
  Republication(
      Family<R> family,
      EventCodec codec,
      Supplier<RegisteredSchema> schema,
      Function<Bytes, Optional<Document>> reader) {
    this.family = family;
    this.codec = codec;
    this.schema = schema;
    this.reader = reader;
  }

  List<KeptEvent> events() {
    return events;
  }

  List<Lost> lost() {
    return lost;
  }

  /**
   * Takes a record in: its earlier versions that left rows behind, and then its latest. Erasure
   * takes a key's version away under the lock that is held here, so whoever is erased has none.
   */
  void add(KeptRecord record) {
    LatestVersion latest = record.latest();
    if (latest == null) {
      lost.add(new Lost(record.key(), Lost.Why.NO_VERSION));
      return;
    }
    record.events().stream()
        .filter(event -> event.event().equals(latest.event()))
        .findAny()
        .or(() -> made(latest, record.raw()))
        .ifPresent(current -> add(record.events(), current));
  }

  /** The latest comes last: a topic that is compacted keeps what came last. */
  private void add(List<KeptEvent> kept, KeptEvent current) {
    kept.stream()
        .filter(event -> event.version() < current.version() && leavesRowsBehind(event))
        .forEach(event -> events.add(event.again()));
    events.add(current.again());
  }

  /**
   * Whether a version moved its record to other rows: if nobody saw it do so, the later versions do
   * not know of the rows that are still there. One that cannot be read is for the stream to judge.
   */
  private boolean leavesRowsBehind(KeptEvent kept) {
    try {
      Event<R> event = EventForm.read(family, codec.decode(family.name(), kept.payload()));
      return !event.previous().leftBehindBy(family.viewKeys(event.record())).isEmpty();
    } catch (Undecodable | IllegalArgumentException unreadable) {
      return true;
    }
  }

  /** The latest version's event, made of its raw record; empty when it is lost. */
  private Optional<KeptEvent> made(LatestVersion latest, @Nullable KeptRaw raw) {
    ViewKeys previous = latest.previous();
    if (raw == null) {
      return lost(latest, Lost.Why.NOT_KEPT);
    }
    if (previous == null) {
      return lost(latest, Lost.Why.NO_PREVIOUS);
    }
    return read(raw)
        .filter(record -> family.contentHash(record).equals(latest.hash()))
        .map(record -> made(latest, previous, raw, record))
        .or(() -> lost(latest, Lost.Why.READS_OTHERWISE));
  }

  private Optional<KeptEvent> lost(LatestVersion latest, Lost.Why why) {
    lost.add(new Lost(latest.key(), why));
    return Optional.empty();
  }

  private Optional<R> read(KeptRaw raw) {
    return reader
        .apply(raw.bytes())
        .map(document -> family.parse(new RawRecord(0, raw.bytes(), document)))
        .flatMap(
            parsed ->
                parsed instanceof Parsed.Accepted<R> accepted
                    ? Optional.of(accepted.record())
                    : Optional.empty());
  }

  /** As intake made it. */
  private KeptEvent made(LatestVersion latest, ViewKeys previous, KeptRaw raw, R record) {
    Event<R> event =
        new Event<>(
            latest.event(),
            latest.key(),
            latest.version(),
            latest.writeTime(),
            latest.ingestedAt(),
            family.eventTime(record).orElse(latest.ingestedAt()),
            raw.run(),
            previous,
            record);
    return new KeptEvent(
        event.id(),
        event.key(),
        event.version(),
        event.writeTime(),
        event.run(),
        1,
        event.run().traceParent(event.id()),
        codec.encode(schema.get(), EventForm.write(family, event)));
  }
}
