package dev.millrace.adapters.http.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How the streaming queries stand. */
public final class StreamRoutes {

  private static final double MILLIS = 1e3;

  private final Supplier<List<StreamState>> streams;

  public StreamRoutes(Supplier<List<StreamState>> streams) {
    this.streams = streams;
  }

  public List<Route> routes() {
    return List.of(
        Route.guarded(
            "GET",
            "/v1/streams",
            request ->
                Reply.json(
                    200, Map.of("streams", streams.get().stream().map(this::fields).toList()))));
  }

  private Map<String, Object> fields(StreamState stream) {
    Instant seen = stream.lastSeenAt();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("family", stream.family());
    fields.put("query", stream.query());
    fields.put("state", stream.silent() ? "DOWN" : "RUNNING");
    fields.put("lastBatch", stream.lastBatch());
    fields.put("lastSeenAt", seen == null ? null : seen.toString());
    fields.put("lagRecords", stream.unread());
    fields.put("lagSeconds", stream.lag().toMillis() / MILLIS);
    return fields;
  }
}
