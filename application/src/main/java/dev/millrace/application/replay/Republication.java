package dev.millrace.application.replay;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRaw;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.KeptRecord.Earlier;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Slot;
import dev.millrace.domain.view.ViewKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides which events of records are published again, and which records cannot be. */
public final class Republication<R> {

  private final Family<R> family;
  private final EventCodec codec;
  private final Supplier<RegisteredSchema> schema;
  private final RemadeEvents<R> remade;
  private final List<KeptEvent> events = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();
  private final Map<RecordKey, ViewKeys> occupied = new HashMap<>();

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
    this.remade = new RemadeEvents<>(family, reader);
  }

  public List<KeptEvent> events() {
    return events;
  }

  public List<Lost> lost() {
    return lost;
  }

  /** The rows that current versions occupy today, where that is not what is noted of them. */
  public Map<RecordKey, ViewKeys> occupied() {
    return occupied;
  }

  /**
   * Takes a record in: its earlier versions that left rows behind, and then its latest. Erasure
   * takes a key's version away under the lock that is held here, so whoever is erased has none.
   */
  public void add(KeptRecord record) {
    add(record, Set.of());
  }

  /** The same, and those events of its earlier versions, too, whether they left rows or not. */
  public void add(KeptRecord record, Set<EventId> meant) {
    LatestVersion latest = record.latest();
    if (latest == null) {
      lost.add(new Lost(record.key(), Lost.Why.NO_VERSION));
    } else if (record.earlier() == Earlier.MORE) {
      addEarlier(record.events(), meant);
    } else {
      current(latest, record).ifPresent(current -> add(record, latest, current, meant));
    }
  }

  private Optional<KeptEvent> current(LatestVersion latest, KeptRecord record) {
    return record.events().stream()
        .filter(event -> event.event().equals(latest.event()))
        .findAny()
        .or(() -> made(latest, record.raw()));
  }

  /** The latest comes last: a topic that is compacted keeps what came last. */
  private void add(KeptRecord record, LatestVersion latest, KeptEvent current, Set<EventId> meant) {
    if (record.earlier() == Earlier.GAP) {
      lost.add(new Lost(record.key(), Lost.Why.GAP));
    }
    List<KeptEvent> all =
        new ArrayList<>(
            record.events().stream().filter(event -> event.version() < current.version()).toList());
    all.add(current);
    addEarlier(all, meant);
    events.add(current.again());
    read(current)
        .map(event -> family.viewKeys(event.record()))
        .filter(rows -> !rows.equals(latest.viewKeys()))
        .ifPresent(rows -> occupied.put(record.key(), rows));
  }

  /** Of versions that follow each other, the last of which is here for the one before it. */
  private void addEarlier(List<KeptEvent> versions, Set<EventId> meant) {
    for (int i = 1; i < versions.size(); i++) {
      KeptEvent version = versions.get(i - 1);
      Optional<Event<R>> event = read(version);
      if (event.isEmpty() || meant.contains(version.event()) || leavesRowsBehind(event.get())) {
        addEarlier(version, event, read(versions.get(i)));
      }
    }
  }

  /** A row that the next version does not delete would stay. */
  private void addEarlier(KeptEvent version, Optional<Event<R>> event, Optional<Event<R>> next) {
    if (event.isPresent() && next.isPresent() && !knowsRowsOf(next.get(), event.get())) {
      lost.add(new Lost(version.key(), Lost.Why.NEWER_VIEW));
    } else {
      events.add(version.again());
    }
  }

  private boolean knowsRowsOf(Event<R> next, Event<R> event) {
    return family.viewKeys(event.record()).leftBehindBy(next.previous()).isEmpty();
  }

  /**
   * Whether a version moved its record to other rows: if nobody saw it do so, the later versions do
   * not know of the rows that are still there.
   */
  private boolean leavesRowsBehind(Event<R> event) {
    return !event.previous().leftBehindBy(family.viewKeys(event.record())).isEmpty();
  }

  /**
   * The slot of an event of which there is nothing but its bytes, or of its key where they say
   * nothing.
   */
  public int slot(RecordKey key, Bytes payload) {
    return read(payload).map(this::slot).orElseGet(() -> Slot.of(key));
  }

  private int slot(Event<R> event) {
    return Slot.of(family.partitionKey(event.record()));
  }

  private Optional<Event<R>> read(KeptEvent kept) {
    return read(kept.payload());
  }

  /** One that cannot be read is for the stream to judge. */
  private Optional<Event<R>> read(Bytes payload) {
    try {
      return Optional.of(EventForm.read(family, codec.decode(family.name(), payload)));
    } catch (Undecodable | IllegalArgumentException unreadable) {
      return Optional.empty();
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
    return remade
        .event(latest, previous, raw)
        .map(this::kept)
        .or(() -> lost(latest, Lost.Why.READS_OTHERWISE));
  }

  private Optional<KeptEvent> lost(LatestVersion latest, Lost.Why why) {
    lost.add(new Lost(latest.key(), why));
    return Optional.empty();
  }

  private KeptEvent kept(Event<R> event) {
    return new KeptEvent(
        event.id(),
        event.key(),
        event.version(),
        event.writeTime(),
        event.run(),
        slot(event),
        1,
        event.run().traceParent(event.id()),
        codec.encode(schema.get(), EventForm.write(family, event)));
  }
}
