package dev.millrace.adapters.http.api;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What a supervisor asks: whether the process lives, has started, and can do its work now. */
public final class ProbeRoutes {

  private final BooleanSupplier started;
  private final BooleanSupplier ready;

  /**
   * @param started whether it has ever been ready
   * @param ready whether what it needs answers now
   */
  public ProbeRoutes(BooleanSupplier started, BooleanSupplier ready) {
    this.started = started;
    this.ready = ready;
  }

  public List<Route> routes() {
    return List.of(
        Route.open("/health/live", request -> reply(true)),
        Route.open("/health/started", request -> reply(started.getAsBoolean())),
        Route.open(
            "/health/ready", request -> reply(started.getAsBoolean() && ready.getAsBoolean())));
  }

  private static Reply reply(boolean well) {
    return Reply.json(well ? 200 : 503, Map.of("status", well ? "UP" : "DOWN"));
  }
}
