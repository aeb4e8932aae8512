package dev.millrace.application.rebuild;

import dev.millrace.application.replay.Lost;
import dev.millrace.application.replay.RemadeEvents;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Effects;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRaw;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.ViewRow;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps records to their rows in one view, as the stream does with their events. */
final class RecordMapper<R> {

  /** Nobody knows where an event stands in the log before it stands there. */
  private static final Position NOWHERE = new Position("nowhere", 0, 0);

  private final View view;
  private final Effects<R> effects;
  private final RemadeEvents<R> remade;

  RecordMapper(
      Family<R> family, View view, EventCodec codec, Function<Bytes, Optional<Document>> reader) {
    this.view = view;
    this.effects = new Effects<>(family, codec);
    this.remade = new RemadeEvents<>(family, reader);
  }

  /**
   * What becomes of a record.
   *
   * @throws Undecodable when it cannot be mapped, and why
   */
  MappedRecord map(KeptRecord record, LatestVersion latest) throws Undecodable {
    Event<R> event = event(record, latest);
    ViewRow row = row(event).orElse(null);
    return new MappedRecord(row, left(row, Stream.of(latest.viewKeys(), event.previous())));
  }

  /** The event of a record's latest version. */
  Event<R> event(KeptRecord record, LatestVersion latest) throws Undecodable {
    for (KeptEvent kept : record.events()) {
      if (kept.event().equals(latest.event())) {
        return effects.decode(kept.payload());
      }
    }
    return remade(latest, record.raw());
  }

  /** What it left behind is another matter: unknown, it is not looked for. */
  private Event<R> remade(LatestVersion latest, @Nullable KeptRaw raw) throws Undecodable {
    if (raw == null) {
      throw unreadable(Lost.Why.NOT_KEPT);
    }
    ViewKeys previous = latest.previous();
    return remade
        .event(latest, previous == null ? ViewKeys.NONE : previous, raw)
        .orElseThrow(() -> unreadable(Lost.Why.READS_OTHERWISE));
  }

  private static Undecodable unreadable(Lost.Why why) {
    return new Undecodable(Code.NOT_A_RECORD, why.inWords());
  }

  /** The row of an event; empty when it has none in the view. */
  Optional<ViewRow> row(Event<R> event) throws Undecodable {
    for (Mutation mutation : mutations(event, NOWHERE)) {
      if (mutation instanceof Mutation.Upsert upsert) {
        return Optional.of(HeldValues.of(new ViewRow(view, upsert.values())));
      }
    }
    return Optional.empty();
  }

  /** The mutations of an event in the view. */
  List<Mutation> mutations(Event<R> event, Position position) throws Undecodable {
    return effects.of(event, position).stream()
        .filter(mutation -> mutation.view().equals(view))
        .toList();
  }

  private List<List<Object>> left(@Nullable ViewRow row, Stream<ViewKeys> known) {
    return known
        .flatMap(keys -> Stream.ofNullable(keys.byView().get(view.name())))
        .flatMap(text -> key(text).stream())
        .filter(key -> row == null || !key.equals(row.key()))
        .distinct()
        .toList();
  }

  /** Empty when it is of a time in which the view had another key. */
  private Optional<List<Object>> key(List<String> text) {
    try {
      return text.size() == view.key().size()
          ? Optional.of(HeldValues.key(view, text))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException ofAnotherKey) {
      return Optional.empty();
    }
  }
}
