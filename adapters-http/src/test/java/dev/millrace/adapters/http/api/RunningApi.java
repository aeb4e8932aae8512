package dev.millrace.adapters.http.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.application.backfill.KeepBackfills;
import dev.millrace.application.backfill.KeepingBackfills;
import dev.millrace.application.ingest.CancellingRun;
import dev.millrace.application.ingest.SubmittingRun;
import dev.millrace.application.query.QueryingViews;
import dev.millrace.application.rebuild.KeepingRebuilds;
import dev.millrace.application.schedule.KeepSchedules;
import dev.millrace.application.schedule.KeepingSchedules;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.backfill.InMemoryBackfills;
import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.call.Calls;
import dev.millrace.domain.port.call.InMemoryCalls;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.port.quarantine.InMemoryQuarantine;
import dev.millrace.domain.port.rebuild.InMemoryRebuilds;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schedule.InMemorySchedules;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.port.serving.ViewPages;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.users.Users;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The interface on a port of its own, over ports in memory. */
final class RunningApi implements AutoCloseable {

  static final String TOKEN = "a-token-for-the-tests";
  static final String PERSONAL_DATA_TOKEN = "another-token-for-the-tests";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Families FAMILIES = new Families(List.of(new Users()));
  private static final RunDefaults DEFAULTS =
      new RunDefaults(new Users().name(), URI.create("http://api.test/1.4/"), "seed", 500);

  final AdjustableClock clock = new AdjustableClock();
  final InMemoryStore store = new InMemoryStore(clock);
  final InMemoryRuns runs = new InMemoryRuns(store);
  final List<StreamState> streams = new CopyOnWriteArrayList<>();
  final InMemorySchedules schedules = new InMemorySchedules(runs);
  final InMemoryBackfills backfills = new InMemoryBackfills(runs, clock);
  final InMemoryRebuilds rebuilds = new InMemoryRebuilds(clock);
  final InMemoryViews views =
      new InMemoryViews(
          FAMILIES.all().stream().flatMap(family -> family.tables().stream()).toList());
  volatile ViewPages pages = views;
  volatile boolean started = true;
  volatile boolean ready = true;
  volatile BooleanSupplier readiness = () -> ready;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiMetrics metrics;
  private final HttpApi api;

  private RunningApi(
      Duration patience,
      UnaryOperator<Runs> decoratedRuns,
      UnaryOperator<Calls> decoratedCalls,
      List<Route> more) {
    Runs seen = decoratedRuns.apply(runs);
    metrics = new ApiMetrics(seen, () -> new Backlog(7, 7_000, Duration.ofMillis(1_500)));
    Calls calls = decoratedCalls.apply(new InMemoryCalls(clock));
    List<Route> all = Stream.concat(routes(seen, calls).stream(), more.stream()).toList();
    api =
        HttpApi.start(
            HttpApiConfig.of("127.0.0.1", 0).withPatience(patience),
            Bearer.of("operator", TOKEN).withPersonalData(PERSONAL_DATA_TOKEN),
            metrics,
            all);
  }

  static RunningApi start() {
    return start(runs -> runs, calls -> calls);
  }

  static RunningApi start(UnaryOperator<Runs> runs, UnaryOperator<Calls> calls) {
    return new RunningApi(Duration.ofSeconds(10), runs, calls, List.of());
  }

  /** With more routes, and a patience of its own. */
  static RunningApi start(Duration patience, Route... more) {
    return new RunningApi(patience, runs -> runs, calls -> calls, List.of(more));
  }

  /** All that the control process serves. */
  List<Route> routes(Runs seen, Calls calls) {
    Repeatable repeatable = new Repeatable(calls, UUID::randomUUID);
    KeepSchedules keepSchedules = new KeepingSchedules(FAMILIES, schedules, clock);
    KeepBackfills keepBackfills = new KeepingBackfills(FAMILIES, backfills);
    RunRoutes runRoutes =
        new RunRoutes(
            FAMILIES,
            DEFAULTS,
            new SubmittingRun(FAMILIES, seen, UUID::randomUUID),
            new CancellingRun(seen),
            seen,
            new InMemoryLedger(store),
            new InMemoryQuarantine(store),
            repeatable);
    return Stream.of(
            runRoutes.routes(),
            new StreamRoutes(() -> streams).routes(),
            new ScheduleRoutes(FAMILIES, DEFAULTS, keepSchedules, schedules, repeatable).routes(),
            new BackfillRoutes(FAMILIES, DEFAULTS, keepBackfills, backfills, schedules, repeatable)
                .routes(),
            new RebuildRoutes(new KeepingRebuilds(FAMILIES, rebuilds), rebuilds, repeatable)
                .routes(),
            new ViewRoutes(new QueryingViews(FAMILIES, (slice, most) -> pages.rows(slice, most)))
                .routes(),
            new ProbeRoutes(() -> started, () -> readiness.getAsBoolean()).routes(),
            metrics.routes(),
            OpenApiRoute.routes())
        .flatMap(List::stream)
        .toList();
  }

  URI at(String path) {
    return api.address().resolve(path);
  }

  HttpRequest.Builder asked(String path) {
    return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + TOKEN);
  }

  HttpResponse<String> get(String path) {
    return send(asked(path).build());
  }

  /** The same, asked by whoever may see personal data. */
  HttpResponse<String> getPersonal(String path) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Authorization", "Bearer " + PERSONAL_DATA_TOKEN)
            .build());
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        asked(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  HttpResponse<String> delete(String path) {
    return send(asked(path).DELETE().build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + response.body(), e);
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
