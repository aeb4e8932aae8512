package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Records as the first versions of their keys, in memory.
 *
 * @param payloads as the relay would publish them, in the order of the events
 */
record Crowd<R>(Family<R> family, List<Event<R>> events, List<Bytes> payloads) {

  Crowd {
    events = List.copyOf(events);
    payloads = List.copyOf(payloads);
  }

  /**
   * Makes events of what pages hold.
   *
   * @param at when they are taken in
   */
  static <R> Crowd<R> of(
      Family<R> family, Pages pages, EventCodec codec, RegisteredSchema schema, Instant at) {
    RunId run = new RunId(UUID.randomUUID());
    Instant ingested = at.truncatedTo(ChronoUnit.MILLIS);
    List<Event<R>> events = new ArrayList<>();
    for (R record : records(family, pages)) {
      events.add(event(family, record, events.size(), run, ingested));
    }
    List<Bytes> payloads =
        events.stream().map(event -> codec.encode(schema, EventForm.write(family, event))).toList();
    return new Crowd<>(family, events, payloads);
  }

  private static <R> List<R> records(Family<R> family, Pages pages) {
    List<R> records = new ArrayList<>();
    for (FetchedPage page : pages.all()) {
      int wanted = pages.plan().wanted(page.request().page());
      for (RawRecord raw : page.records().subList(0, wanted)) {
        records.add(accepted(family, raw));
      }
    }
    return records;
  }

  private static <R> R accepted(Family<R> family, RawRecord raw) {
    if (family.parse(raw) instanceof Parsed.Accepted<R> accepted) {
      return accepted.record();
    }
    throw new IllegalArgumentException("a simulated record is refused: " + family.parse(raw));
  }

  private static <R> Event<R> event(
      Family<R> family, R record, int number, RunId run, Instant ingested) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, ingested);
    return new Event<>(
        new EventId(UUID.randomUUID()),
        family.key(record),
        1,
        new WriteTime(micros + number),
        ingested,
        ingested,
        run,
        ViewKeys.NONE,
        record);
  }

  int size() {
    return events.size();
  }

  /**
   * What has to stand in the views once the events were served from these places.
   *
   * @param positions one for each event
   */
  List<List<Mutation>> mutations(List<Position> positions) {
    List<List<Mutation>> mutations = new ArrayList<>();
    for (int number = 0; number < events.size(); number++) {
      mutations.add(family.project(events.get(number), positions.get(number)));
    }
    return mutations;
  }
}
