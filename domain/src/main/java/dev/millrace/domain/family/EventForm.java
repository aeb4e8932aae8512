package dev.millrace.domain.family;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The written form of events, the same for all families: an envelope of {@code eventId}, {@code
 * key}, {@code version}, {@code writeTime}, {@code ingestedAt}, {@code eventTime} (microseconds
 * since the epoch), {@code runId} and {@code previous} (view to key texts) around {@code record},
 * which is the family's. The same event is written the same each time.
 */
public final class EventForm {

  private EventForm() {}

  public static <R> Document write(Family<R> family, Event<R> event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("eventId", event.id().toString());
    fields.put("key", event.key().value());
    fields.put("version", event.version());
    fields.put("writeTime", event.writeTime().micros());
    fields.put("ingestedAt", micros(event.ingestedAt()));
    fields.put("eventTime", micros(event.eventTime()));
    fields.put("runId", event.run().toString());
    fields.put("previous", new TreeMap<>(event.previous().byView()));
    fields.put("record", family.write(event.record()));
    return MapDocument.of(fields);
  }

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException when the document is no event of the family
   */
  public static <R> Event<R> read(Family<R> family, Document document) {
    return new Event<>(
        new EventId(uuid(document, "eventId")),
        new RecordKey(text(document, "key")),
        number(document, "version"),
        new WriteTime(number(document, "writeTime")),
        instant(number(document, "ingestedAt")),
        instant(number(document, "eventTime")),
        new RunId(uuid(document, "runId")),
        previous(document.at("previous")),
        family.read(document.at("record")));
  }

  private static ViewKeys previous(Document document) {
    Map<String, List<String>> byView = new HashMap<>();
    for (String view : document.fields()) {
      byView.put(
          view,
          document.at(view).items().stream()
              .map(Document::text)
              .flatMap(Optional::stream)
              .toList());
    }
    return new ViewKeys(byView);
  }

  private static String text(Document document, String field) {
    return document.at(field).text().orElseThrow(() -> missing(field));
  }

  private static UUID uuid(Document document, String field) {
    String text = text(document, field);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException quoting) {
      throw new IllegalArgumentException("no event: " + field + " is no UUID");
    }
  }

  private static long number(Document document, String field) {
    return document.at(field).wholeNumber().orElseThrow(() -> missing(field));
  }

  private static IllegalArgumentException missing(String field) {
    return new IllegalArgumentException("no event: " + field + " is missing or of another type");
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
