package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.ledger.Sighting;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sighting, with every detail that any hop knows, in the order to show. */
record SightingRow(
    String hop,
    Instant at,
    @Nullable String run,
    @Nullable String page,
    @Nullable String index,
    @Nullable String outcome,
    @Nullable String event,
    @Nullable String version,
    @Nullable String writeTime,
    @Nullable String seq,
    @Nullable String xid,
    @Nullable String position,
    @Nullable String stage,
    @Nullable String code,
    @Nullable String attempt,
    @Nullable String replay) {

  Sighting toSighting() {
    Map<String, String> details = new LinkedHashMap<>();
    put(details, "run", run);
    put(details, "page", page);
    put(details, "index", index);
    put(details, "outcome", outcome);
    put(details, "event", event);
    put(details, "version", version);
    put(details, "writeTime", writeTime);
    put(details, "seq", seq);
    put(details, "xid", xid);
    put(details, "position", position);
    put(details, "stage", stage);
    put(details, "code", code);
    put(details, "attempt", attempt);
    put(details, "replay", replay);
    return new Sighting(hop, at, Collections.unmodifiableMap(details));
  }

  private static void put(Map<String, String> details, String name, @Nullable String value) {
    if (value != null) {
      details.put(name, value);
    }
  }
}
