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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Prometheus may read: requests, runs, what waits, what an ingest process does or a control
 * process sees, the JVM.
 */
public final class ApiMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(ApiMetrics.class);
  private static final String REQUESTS = "millrace_http_request_duration_seconds";
  private static final String RUNS = "millrace_runs";
  private static final String REFUSED = "millrace_http_requests_refused_total";
  private static final String MEMORY = "jvm_memory_used_bytes";
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private final Runs runs;
  private final Supplier<Backlog> backlog;
  private final Consumer<Exposition> more;
  private final Inquiry<Exposition> database = new Inquiry<>(this::databaseFigures);
  private final Map<Series, Total> requests = new ConcurrentHashMap<>();
  private final Map<Refusal, Long> refusals = new ConcurrentHashMap<>();
  private volatile @Nullable Room room;

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
   * Of a process that takes nothing in.
   *
   * @param backlog what waits for the relay
   */
  public ApiMetrics(Runs runs, Supplier<Backlog> backlog) {
    this(runs, backlog, page -> {});
  }

  /** Of one that does. */
  public ApiMetrics(Runs runs, Supplier<Backlog> backlog, IngestFigures ingest) {
    this(runs, backlog, ingest::show);
  }

  /** Of one that watches the path. */
  public ApiMetrics(Runs runs, Supplier<Backlog> backlog, ControlFigures control) {
    this(runs, backlog, control::show);
  }

  private ApiMetrics(Runs runs, Supplier<Backlog> backlog, Consumer<Exposition> more) {
    this.runs = runs;
    this.backlog = backlog;
    this.more = more;
  }

  public List<Route> routes() {
    return List.of(new Route("GET", "/metrics", Access.EVERYBODY, request -> page()));
  }

  /** What is held in a room from now on is shown. */
  void watch(Room held) {
    room = held;
  }

  void answered(Route route, Reply reply, long nanos) {
    requests.merge(
        new Series(route.method(), route.path(), reply.status()), new Total(1, nanos), Total::plus);
    if (reply.refusal() != null) {
      refused(reply.refusal());
    }
  }

  void refused(Refusal refusal) {
    refusals.merge(refusal, 1L, Long::sum);
  }

  private CompletionStage<Reply> page() {
    return database
        .answer()
        .thenApply(known -> Reply.of(200, Exposition.CONTENT_TYPE, figures(known).bytes()));
  }

  private Exposition figures(Optional<Exposition> known) {
    Exposition page = new Exposition();
    requests(page);
    refused(page);
    held(page);
    known.ifPresentOrElse(
        page::with, () -> LOG.warn("runs and backlog are not measured: no answer in time"));
    more.accept(page);
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

  private void refused(Exposition page) {
    page.about(REFUSED, "counter", "Requests for which there was no room or time, by reason.");
    for (Refusal refusal : Refusal.values()) {
      String status = String.valueOf(refusal.status().code());
      page.sample(
          REFUSED,
          Map.of("reason", refusal.word(), "status", status),
          refusals.getOrDefault(refusal, 0L));
    }
  }

  private void held(Exposition page) {
    Room watched = room;
    if (watched != null) {
      page.gauge(
              "millrace_http_held_requests",
              "Requests with a body that are read or wait for their answer.",
              watched.requests())
          .gauge("millrace_http_held_bytes", "Bytes of these bodies.", watched.bytes());
    }
  }

  private void runs(Exposition page) {
    Map<RunState, Long> counts = runs.counts();
    page.about(RUNS, "gauge", "How many runs are in each state.");
    for (RunState state : RunState.values()) {
      page.sample(RUNS, Map.of("state", state.name()), counts.getOrDefault(state, 0L));
    }
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
