package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.api.Route.Access;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * What a supervisor asks: whether the process lives, has started, and can do its work now. Nothing
 * of it waits for a server that hangs.
 */
public final class ProbeRoutes {

  private final BooleanSupplier started;
  private final Inquiry<Boolean> ready;

  /**
   * @param started whether it has ever been ready
   * @param ready whether what it needs answers now; may hang
   */
  public ProbeRoutes(BooleanSupplier started, BooleanSupplier ready) {
    this.started = started;
    this.ready = new Inquiry<>(ready::getAsBoolean);
  }

  public List<Route> routes() {
    return List.of(
        Route.open("/health/live", request -> reply(true)),
        Route.open("/health/started", request -> reply(started.getAsBoolean())),
        new Route("GET", "/health/ready", Access.EVERYBODY, request -> readiness()));
  }

  private CompletionStage<Reply> readiness() {
    return started.getAsBoolean()
        ? ready.answer().thenApply(answer -> reply(answer.orElse(false)))
        : CompletableFuture.completedFuture(reply(false));
  }

  private static Reply reply(boolean well) {
    return Reply.json(well ? 200 : 503, Map.of("status", well ? "UP" : "DOWN"));
  }
}
