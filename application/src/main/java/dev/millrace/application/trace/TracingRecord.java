package dev.millrace.application.trace;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@link TraceRecord}: asks the stores, reads the topic, looks the rows up. */
public final class TracingRecord implements TraceRecord {

  private final RecordHops hops;

  public TracingRecord(Families families, RecordHistory history, LogScan log, ServedViews views) {
    this.hops = new RecordHops(families, history, log, () -> views);
  }

  @Override
  public List<Sighting> trace(FamilyName family, RecordKey key) {
    List<Sighting> sightings = new ArrayList<>(hops.inStores(family, key));
    sightings.addAll(hops.inLog(family, key));
    sightings.addAll(hops.inViews(family, key));
    sightings.sort(Comparator.comparing(Sighting::at));
    return sightings;
  }
}
