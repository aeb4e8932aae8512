package dev.millrace.application.trace;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.log.LoggedEvent;
import dev.millrace.domain.port.serving.ServedRow;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Looks for one record in the stores, the topic and the views. */
final class RecordHops {

  private final Families families;
  private final RecordHistory history;
  private final LogScan log;
  private final Supplier<ServedViews> views;

  RecordHops(Families families, RecordHistory history, LogScan log, Supplier<ServedViews> views) {
    this.families = families;
    this.history = history;
    this.log = log;
    this.views = views;
  }

  List<Sighting> inStores(FamilyName family, RecordKey key) {
    return history.of(families.named(family).name(), key);
  }

  List<Sighting> inLog(FamilyName family, RecordKey key) {
    List<Sighting> sightings = new ArrayList<>();
    log.scan(
        families.named(family).name(),
        logged -> {
          if (key.equals(logged.key())) {
            sightings.add(sighting(logged));
          }
        });
    return sightings;
  }

  List<Sighting> inViews(FamilyName name, RecordKey key) {
    Family<?> family = families.named(name);
    return history
        .latest(name, key)
        .map(latest -> views.get().rows(family.views(), latest.viewKeys()))
        .orElseGet(List::of)
        .stream()
        .map(RecordHops::sighting)
        .sorted(Comparator.comparing(Sighting::at))
        .toList();
  }

  private static Sighting sighting(LoggedEvent logged) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("position", logged.position().toString());
    EventId event = logged.event();
    details.put("event", event == null ? "none" : event.toString());
    details.put("attempt", Integer.toString(logged.attempt()));
    return new Sighting("topic", logged.appendedAt(), details);
  }

  private static Sighting sighting(ServedRow row) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("version", Long.toString(row.version()));
    details.put("event", row.event().toString());
    details.put("position", row.position().toString());
    details.put("trace", row.run().traceParent(row.event()));
    return new Sighting(row.view(), row.writtenAt(), details);
  }
}
