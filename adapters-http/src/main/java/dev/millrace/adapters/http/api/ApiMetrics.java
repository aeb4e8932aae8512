package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.api.Route.Access;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Prometheus may read: requests, runs, what waits, the sources' breakers, and the JVM. */
public final class ApiMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(ApiMetrics.class);
  private static final String REQUESTS = "millrace_http_request_duration_seconds";
  private static final String RUNS = "millrace_runs";
  private static final String BREAKERS = "millrace_source_breaker";
  private static final List<String> BREAKER_STATES = List.of("closed", "open", "half_open");
  private static final String MEMORY = "jvm_memory_used_bytes";
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private final Runs runs;
  private final Supplier<Backlog> backlog;
  private final Supplier<Map<String, String>> breakers;
  private final Inquiry<Exposition> database = new Inquiry<>(this::databaseFigures);
  private final Map<Series, Total> requests = new ConcurrentHashMap<>();

  /** Requests that are told apart. There are as many as routes and their statuses. */
  private record Series(String method, String route, int status) {

    Map<String, String> labels() {
      return Map.of("method", method, "route", route, "status", String.valueOf(status));
    }
  }

  private record Total(long count, long nanos) {

    Total plus(Total more) {
      return new Total(count + more.count, nanos + more.nanos);
    }
  }

  /**
   * @param backlog what waits for the relay
   * @param breakers the state of the circuit breaker of each origin that this process asks: {@code
   *     closed}, {@code open} or {@code half_open}
   */
  public ApiMetrics(Runs runs, Supplier<Backlog> backlog, Supplier<Map<String, String>> breakers) {
    this.runs = runs;
    this.backlog = backlog;
    this.breakers = breakers;
  }

  public List<Route> routes() {
    return List.of(new Route("GET", "/metrics", Access.EVERYBODY, request -> page()));
  }

  void answered(Route route, int status, long nanos) {
    requests.merge(
        new Series(route.method(), route.path(), status), new Total(1, nanos), Total::plus);
  }

  private CompletionStage<Reply> page() {
    return database
        .answer()
        .thenApply(known -> Reply.of(200, Exposition.CONTENT_TYPE, figures(known).bytes()));
  }

  private Exposition figures(Optional<Exposition> known) {
    Exposition page = new Exposition();
    requests(page);
    known.ifPresentOrElse(
        page::with, () -> LOG.warn("runs and backlog are not measured: no answer in time"));
    breakers(page);
    jvm(page);
    return page;
  }

  private Exposition databaseFigures() {
    Exposition page = new Exposition();
    measured("runs are not counted", () -> runs(page));
    measured("the backlog is not measured", () -> waiting(page, backlog.get()));
    return page;
  }

  private void requests(Exposition page) {
    page.about(REQUESTS, "summary", "How long requests took.");
    requests.forEach(
        (series, total) ->
            page.sample(REQUESTS + "_count", series.labels(), total.count())
                .sample(REQUESTS + "_sum", series.labels(), total.nanos() / NANOS));
  }

  private void runs(Exposition page) {
    Map<RunState, Long> counts = runs.counts();
    page.about(RUNS, "gauge", "How many runs are in each state.");
    for (RunState state : RunState.values()) {
      page.sample(RUNS, Map.of("state", state.name()), counts.getOrDefault(state, 0L));
    }
  }

  private void breakers(Exposition page) {
    Map<String, String> origins = breakers.get();
    if (origins.isEmpty()) {
      return;
    }
    page.about(BREAKERS, "gauge", "In which state the circuit breaker of a source is: 1 there.");
    origins.forEach(
        (origin, current) ->
            BREAKER_STATES.forEach(
                state ->
                    page.sample(
                        BREAKERS,
                        Map.of("origin", origin, "state", state),
                        state.equals(current) ? 1 : 0)));
  }

  private static void waiting(Exposition page, Backlog backlog) {
    page.gauge("millrace_outbox_backlog_rows", "Events that wait for the relay.", backlog.records())
        .gauge(
            "millrace_outbox_backlog_age_seconds",
            "How long the oldest of them has waited.",
            backlog.age().toMillis() / MILLIS);
  }

  /** A database that is away, or hangs, keeps only its own figures back. */
  private static void measured(String otherwise, Runnable measuring) {
    try {
      measuring.run();
    } catch (Failure failure) {
      LOG.warn("{}: {}", otherwise, failure.getMessage());
    }
  }

  private static void jvm(Exposition page) {
    var memory = ManagementFactory.getMemoryMXBean();
    page.about(MEMORY, "gauge", "Memory in use.")
        .sample(MEMORY, Map.of("area", "heap"), memory.getHeapMemoryUsage().getUsed())
        .sample(MEMORY, Map.of("area", "nonheap"), memory.getNonHeapMemoryUsage().getUsed())
        .gauge(
            "jvm_threads_current",
            "Threads that live.",
            ManagementFactory.getThreadMXBean().getThreadCount())
        .gauge(
            "process_start_time_seconds",
            "When the process started, since the epoch.",
            ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
  }
}
