package dev.millrace.application.rebuild;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Enricher;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.PlacedWriter;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of records into a table beside the live one, as the stream would have: by the
 * write time of their version, so that whatever it writes meanwhile comes before or after. Where
 * the event stands in the log is known from the live row.
 */
final class Filling<R> {

  /** Of a row whose event the live table does not serve. */
  private static final Position UNKNOWN = new Position("rebuild", 0, 0);

  private final View view;
  private final RecordMapper<R> mapper;
  private final ServedPartitions live;
  private final ViewWriter beside;
  private final @Nullable Enricher<R> enricher;
  private final Findings findings;

  /**
   * @param writer of tables by their names
   * @param live reads each view from the table in which it stands
   */
  Filling(
      Family<R> family,
      Families families,
      View view,
      String table,
      RecordMapper<R> mapper,
      ServedPartitions live,
      ViewWriter writer,
      Findings findings) {
    this.view = view;
    this.mapper = mapper;
    this.live = live;
    this.beside =
        new PlacedWriter(
            writer,
            new Places(
                0,
                Map.of(
                    view.name(),
                    new ViewPlace(view.name(), table, null, ViewPlace.Phase.SETTLED, 0, null))));
    this.enricher =
        family
            .enrichment()
            .filter(enrichment -> enrichment.completed().name().equals(view.name()))
            .map(enrichment -> new Enricher<>(family, families, live))
            .orElse(null);
    this.findings = findings;
  }

  /** Returns when the rows of these records are durable. */
  void fill(List<KeptRecord> records) {
    List<Event<R>> events = new ArrayList<>();
    List<List<Object>> keys = new ArrayList<>();
    for (KeptRecord record : records) {
      LatestVersion latest = record.latest();
      if (latest != null) {
        take(record, latest, events, keys);
      }
    }
    Map<List<Object>, ViewRow> rows = RowComparison.byKey(live.under(view, keys));
    events.forEach(event -> write(event, rows));
    beside.flush();
    if (enricher != null) {
      events.forEach(enricher::take);
      enricher.completeServed(beside);
    }
  }

  private void take(
      KeptRecord record, LatestVersion latest, List<Event<R>> events, List<List<Object>> keys) {
    try {
      Event<R> event = mapper.event(record, latest);
      mapper.row(event).ifPresent(row -> keys.add(row.key()));
      events.add(event);
    } catch (Undecodable unmapped) {
      findings.addUnmapped(record.key(), String.valueOf(unmapped.getMessage()));
    }
  }

  private void write(Event<R> event, Map<List<Object>, ViewRow> rows) {
    try {
      Position position =
          mapper
              .row(event)
              .flatMap(row -> Optional.ofNullable(rows.get(row.key())))
              .flatMap(row -> position(row, event))
              .orElse(UNKNOWN);
      List<Mutation> mutations = mapper.mutations(event, position);
      beside.write(mutations);
    } catch (Undecodable unmapped) {
      findings.addUnmapped(event.key(), String.valueOf(unmapped.getMessage()));
    }
  }

  private static Optional<Position> position(ViewRow row, Event<?> event) {
    boolean isOfTheEvent =
        row.value("event_id", UUID.class).filter(event.id().value()::equals).isPresent();
    return isOfTheEvent
        ? row.value(Provenance.POSITION.name(), String.class).flatMap(Position::parse)
        : Optional.empty();
  }
}
