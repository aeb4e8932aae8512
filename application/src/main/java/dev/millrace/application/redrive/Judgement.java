package dev.millrace.application.redrive;

import dev.millrace.application.replay.Republication;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.deadletter.DeadEvent;
import dev.millrace.domain.port.deadletter.DeadPiece;
import dev.millrace.domain.port.deadletter.DeadRecord;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.KeptRecord.Earlier;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Decides what is published for dead letters: their events, and of records that have later versions
 * what a replay from there would publish, so that the newest version is the last one in the topic
 * again and has deleted what the dead one writes. And which letters are left out.
 */
final class Judgement<R> {

  /** An event that has died so often is sent again only by force. */
  static final int MOST_DEATHS = 3;

  /** No event of ours comes near it; what is above may be anybody's, and is not counted on. */
  private static final int MOST_ATTEMPTS = 100_000;

  private final Supplier<Republication<R>> republication;
  private final boolean forced;
  private final List<KeptEvent> events = new ArrayList<>();
  private final Map<RecordKey, ViewKeys> occupied = new HashMap<>();
  private final List<Long> redriven = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();

  Judgement(Supplier<Republication<R>> republication, boolean forced) {
    this.republication = republication;
    this.forced = forced;
  }

  List<KeptEvent> events() {
    return events;
  }

  Map<RecordKey, ViewKeys> occupied() {
    return occupied;
  }

  List<Long> redriven() {
    return redriven;
  }

  List<Refused> refused() {
    return refused;
  }

  void add(DeadPiece piece) {
    piece.nameless().forEach(letter -> refuse(letter, Refused.Why.NAMELESS));
    piece.records().forEach(this::add);
  }

  private void add(DeadRecord record) {
    List<DeadEvent> meant = new ArrayList<>();
    for (DeadEvent event : record.events()) {
      if (event.letter().attempt() > MOST_ATTEMPTS) {
        refuse(event.number(), Refused.Why.NAMELESS);
      } else if (event.deaths() >= MOST_DEATHS && !forced) {
        refuse(event.number(), Refused.Why.LOOP);
      } else {
        meant.add(event);
      }
    }
    if (record.kept().earlier() == Earlier.MORE) {
      meant.forEach(event -> refuse(event.number(), Refused.Why.MANY_VERSIONS));
    } else if (!meant.isEmpty()) {
      add(withItsBytes(record.kept(), meant), meant);
    }
  }

  private void add(KeptRecord record, List<DeadEvent> meant) {
    Republication<R> again = republication.get();
    again.add(record, meant.stream().map(DeadEvent::event).collect(Collectors.toSet()));
    Set<EventId> published =
        again.events().stream().map(KeptEvent::event).collect(Collectors.toSet());
    Refused.Why why =
        again.lost().isEmpty() ? Refused.Why.NOT_KEPT : Refused.Why.of(again.lost().get(0).why());
    boolean isAny = false;
    for (DeadEvent event : meant) {
      if (published.contains(event.event())) {
        redriven.add(event.number());
        isAny = true;
      } else {
        refuse(event.number(), why);
      }
    }
    if (isAny) {
      again.events().forEach(event -> events.add(after(event, meant)));
      occupied.putAll(again.occupied());
    }
  }

  /** Of the latest version, whose event the outbox keeps no more, a letter may have it. */
  private KeptRecord withItsBytes(KeptRecord record, List<DeadEvent> meant) {
    LatestVersion latest = record.latest();
    if (latest == null || isKept(record, latest.event())) {
      return record;
    }
    Optional<KeptEvent> own =
        meant.stream()
            .filter(event -> event.event().equals(latest.event()))
            .flatMap(event -> inTheLetter(event, latest).stream())
            .findFirst();
    if (own.isEmpty()) {
      return record;
    }
    List<KeptEvent> events = new ArrayList<>(record.events());
    events.add(own.get());
    return new KeptRecord(record.key(), latest, events, null, record.earlier());
  }

  private static boolean isKept(KeptRecord record, EventId event) {
    return record.events().stream().anyMatch(kept -> kept.event().equals(event));
  }

  private Optional<KeptEvent> inTheLetter(DeadEvent dead, LatestVersion latest) {
    Bytes value = dead.letter().value();
    return value == null
        ? Optional.empty()
        : Optional.of(
            new KeptEvent(
                latest.event(),
                latest.key(),
                latest.version(),
                latest.writeTime(),
                dead.run(),
                republication.get().slot(latest.key(), value),
                dead.letter().attempt(),
                dead.letter().traceparent(),
                value));
  }

  /** Of a day that is gone the outbox does not tell the attempts, and the letters do. */
  private static KeptEvent after(KeptEvent event, List<DeadEvent> dead) {
    int last =
        dead.stream()
            .filter(one -> one.event().equals(event.event()))
            .mapToInt(one -> one.letter().attempt())
            .max()
            .orElse(0);
    return last < event.attempt() ? event : event.asAttempt(last + 1);
  }

  private void refuse(long letter, Refused.Why why) {
    refused.add(new Refused(letter, why));
  }
}
