package dev.millrace.application.erase;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.erasure.Remains;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.ledger.KeptContent;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Slot;
import dev.millrace.domain.view.RowKey;
import dev.millrace.domain.view.ViewKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells from what is kept of a record all rows that it may occupy, and where its events stand. */
public final class RemainingRows {

  private final Schemas schemas;
  private final EventCodec codec;
  private final Function<Bytes, Optional<Document>> reader;

  /**
   * @param reader reads raw records as their source's client did
   */
  public RemainingRows(
      Schemas schemas, EventCodec codec, Function<Bytes, Optional<Document>> reader) {
    this.schemas = schemas;
    this.codec = codec;
    this.reader = reader;
  }

  /** What schemas there are is asked before any lock. */
  void learn(FamilyName family) {
    schemas.all(family.subject()).forEach(codec::learn);
  }

  /** Under the key alone there is always one: that of the family's first view. */
  <R> Set<RowKey> rows(Family<R> family, RecordKey key, Remains remains) {
    Set<RowKey> rows = new HashSet<>(remains.before().rows());
    rows.add(new RowKey(family.views().get(0).name(), List.of(key.value())));
    LatestVersion latest = remains.latest();
    if (latest != null) {
      rows.addAll(latest.viewKeys().rows());
      ViewKeys previous = latest.previous();
      rows.addAll(previous == null ? Set.of() : previous.rows());
    }
    for (KeptContent content : remains.contents()) {
      event(family, content).ifPresent(event -> rows.addAll(event.previous().rows()));
      record(family, content).ifPresent(one -> rows.addAll(family.viewKeys(one).rows()));
    }
    rows.addAll(waiting(family, rows));
    return rows;
  }

  /** Where its events may wait to be completed. */
  private static <R> Set<RowKey> waiting(Family<R> family, Set<RowKey> rows) {
    return rows.stream()
        .flatMap(row -> family.enrichment().flatMap(enrichment -> enrichment.waits(row)).stream())
        .collect(Collectors.toSet());
  }

  /** Behind the record's events, so that compaction takes them. */
  <R> int slot(Family<R> family, RecordKey key, Remains remains) {
    return remains
        .slot()
        .orElseGet(
            () ->
                remains.contents().stream()
                    .flatMap(content -> record(family, content).stream())
                    .findFirst()
                    .map(record -> Slot.of(family.partitionKey(record)))
                    .orElseGet(() -> Slot.of(key)));
  }

  private <R> Optional<R> record(Family<R> family, KeptContent content) {
    return isRaw(content) ? parsed(family, content) : event(family, content).map(Event::record);
  }

  private <R> Optional<R> parsed(Family<R> family, KeptContent content) {
    return reader
        .apply(content.bytes())
        .map(document -> family.parse(new RawRecord(0, content.bytes(), document)))
        .flatMap(
            parsed ->
                parsed instanceof Parsed.Accepted<R> accepted
                    ? Optional.of(accepted.record())
                    : Optional.empty());
  }

  private <R> Optional<Event<R>> event(Family<R> family, KeptContent content) {
    if (isRaw(content)) {
      return Optional.empty();
    }
    try {
      return Optional.of(EventForm.read(family, codec.decode(family.name(), content.bytes())));
    } catch (Undecodable | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isRaw(KeptContent content) {
    return content.hop().equals("raw");
  }
}
