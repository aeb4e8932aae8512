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

/** {@link TraceRecord}: asks the stores, reads the topic, looks the rows up. */
public final class TracingRecord implements TraceRecord {

  private final Families families;
  private final RecordHistory history;
  private final LogScan log;
  private final ServedViews views;

  public TracingRecord(Families families, RecordHistory history, LogScan log, ServedViews views) {
    this.families = families;
    this.history = history;
    this.log = log;
    this.views = views;
  }

  @Override
  public List<Sighting> trace(FamilyName name, RecordKey key) {
    Family<?> family = families.named(name);
    List<Sighting> sightings = new ArrayList<>(history.of(name, key));
    log.scan(
        name,
        logged -> {
          if (key.equals(logged.key())) {
            sightings.add(inLog(logged));
          }
        });
    history
        .latest(name, key)
        .map(latest -> views.rows(family.views(), latest.viewKeys()))
        .ifPresent(rows -> rows.forEach(row -> sightings.add(inView(row))));
    sightings.sort(Comparator.comparing(Sighting::at));
    return sightings;
  }

  private static Sighting inLog(LoggedEvent logged) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("position", logged.position().toString());
    EventId event = logged.event();
    details.put("event", event == null ? "none" : event.toString());
    details.put("attempt", Integer.toString(logged.attempt()));
    return new Sighting("topic", logged.appendedAt(), details);
  }

  private static Sighting inView(ServedRow row) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("version", Long.toString(row.version()));
    details.put("event", row.event().toString());
    details.put("position", row.position().toString());
    return new Sighting(row.view(), row.writtenAt(), details);
  }
}
