package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.SourceRequest;
import dev.millrace.application.admission.AdmissionLimits;
import dev.millrace.application.admission.WatchedAdmission;
import dev.millrace.application.collect.AdmittedRecords;
import dev.millrace.application.collect.CollectLimits;
import dev.millrace.application.collect.CollectingRecords;
import dev.millrace.application.collect.CollectorPorts;
import dev.millrace.application.ingest.CountedIntake;
import dev.millrace.application.schemas.RegisteringSchemas;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.schema.InMemoryEventCodec;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.InMemorySchemas;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.users.Users;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The collector on a port of its own, over ports in memory. */
final class RunningCollector implements AutoCloseable {

  static final String USERS = "/v1/families/users/records";
  static final String TOKEN = RunningApi.TOKEN;
  static final String OWN_TOKEN = "a-token-of-the-collectors-own";
  private static final Bearer BEARER = Bearer.of("operator", TOKEN).withCollector(OWN_TOKEN);

  private static final CollectLimits LIMITS =
      new CollectLimits(150, 100, Duration.ofHours(1), 1_000_000, Duration.ofSeconds(15));
  private static final Families FAMILIES = new Families(List.of(new Users()));
  private static final List<String> ENVELOPE =
      List.of(
          "eventId",
          "key",
          "version",
          "writeTime",
          "ingestedAt",
          "eventTime",
          "runId",
          "previous",
          "record");

  final InMemoryStore store = new InMemoryStore(InstantSource.system());
  final InMemoryRuns runs = new InMemoryRuns(store);

  private final HttpClient client = HttpClient.newHttpClient();
  final Map<String, String> breakers = new ConcurrentHashMap<>();
  final Map<SourceRequest, Long> requests = new ConcurrentHashMap<>();

  private final CollectingRecords collecting;
  private final WatchedAdmission admission;
  private final ApiMetrics metrics;
  private volatile Backlog behind = Backlog.NONE;
  private final Thread committer;
  private final HttpApi api;
  private boolean commits = true;
  private boolean over;
  private boolean holds;

  private RunningCollector(
      UnaryOperator<HttpApiConfig> config, UnaryOperator<Intake> intake, CollectBounds bounds) {
    InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    InMemorySchemas schemas = new InMemorySchemas();
    InMemoryEventCodec codec = new InMemoryEventCodec(registry, ENVELOPE);
    new RegisteringSchemas(FAMILIES, codec, registry, schemas).register();
    CountedIntake counted = new CountedIntake(intake.apply(new InMemoryIntake(store)));
    collecting =
        new CollectingRecords(
            FAMILIES,
            new CollectorPorts(
                counted, runs, schemas, codec, UUID::randomUUID, InstantSource.system()),
            LIMITS);
    admission =
        new WatchedAdmission(
            () -> behind, new AdmissionLimits(1_000, 8 << 20, Duration.ofHours(1)));
    metrics =
        new ApiMetrics(
            runs,
            () -> Backlog.NONE,
            new IngestFigures(
                FAMILIES,
                () -> breakers,
                () -> requests,
                counted::counts,
                collecting::waiting,
                admission::passed));
    committer = new Thread(this::commit, "committer");
    committer.start();
    api =
        HttpApi.start(
            config.apply(HttpApiConfig.forMany("127.0.0.1", 0)), BEARER, metrics, routes(bounds));
  }

  static RunningCollector start() {
    return start(config -> config, intake -> intake);
  }

  static RunningCollector start(UnaryOperator<HttpApiConfig> config, UnaryOperator<Intake> intake) {
    return new RunningCollector(config, intake, new CollectBounds(100, 8 << 10, 100_000));
  }

  /** One that holds so many values at most. */
  static RunningCollector holding(int values, UnaryOperator<Intake> intake) {
    return new RunningCollector(config -> config, intake, new CollectBounds(100, 8 << 10, values));
  }

  List<Route> routes(CollectBounds bounds) {
    return Stream.of(
            new CollectRoutes(FAMILIES, new AdmittedRecords(collecting, admission), bounds, BEARER)
                .routes(),
            new ProbeRoutes(() -> true, () -> true).routes(),
            metrics.routes(),
            OpenApiRoute.ofCollector())
        .flatMap(List::stream)
        .toList();
  }

  private void commit() {
    while (mayCommit()) {
      collecting.commit(new Users().name(), Duration.ofMillis(20));
    }
  }

  /** Waits for the permission; false at the end. */
  private synchronized boolean mayCommit() {
    try {
      while (!commits && !over) {
        holds = true;
        notifyAll();
        wait();
      }
      holds = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !over;
  }

  /** Whether what is pushed is committed at once, or waits. */
  synchronized void commits(boolean now) {
    commits = now;
    notifyAll();
    try {
      while (!now && !holds) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private synchronized void end() {
    over = true;
    notifyAll();
  }

  URI address() {
    return api.address();
  }

  /** So much is on its way behind, and admission has seen it. */
  void behind(Backlog backlog) {
    behind = backlog;
    admission.look();
  }

  String metrics() {
    return get("/metrics").body();
  }

  /** How many requests were refused for that reason. */
  long refused(String reason) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("millrace_http_requests_refused_total"))
        .filter(line -> line.contains("reason=\"" + reason + "\""))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf("} ") + 2)))
        .sum();
  }

  Sheet sheet() {
    return new InMemoryLedger(store).sheet(runs.newest(1).get(0).id()).orElseThrow();
  }

  static String user(int number, String city) {
    return ("{\"login\":{\"uuid\":\"%s\",\"password\":\"canary\"},"
            + "\"location\":{\"city\":\"%s\"},\"nat\":\"DE\"}")
        .formatted(new UUID(7, number), city);
  }

  HttpRequest.Builder asked(String path) {
    return HttpRequest.newBuilder(api.address().resolve(path))
        .header("Authorization", "Bearer " + TOKEN);
  }

  HttpResponse<String> get(String path) {
    return client.sendAsync(asked(path).build(), BodyHandlers.ofString()).join();
  }

  /** Pushes lines, with more headers. */
  HttpResponse<String> push(String lines, String... headers) {
    return push(lines.getBytes(StandardCharsets.UTF_8), headers);
  }

  HttpResponse<String> push(byte[] body, String... headers) {
    return pushing(body, headers).join();
  }

  CompletableFuture<HttpResponse<String>> pushing(byte[] body, String... headers) {
    return pushing(USERS, body, headers);
  }

  CompletableFuture<HttpResponse<String>> pushing(String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        asked(path)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  void closeServer() {
    api.close();
  }

  @Override
  public void close() {
    commits(true);
    closeServer();
    end();
    try {
      committer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    collecting.close();
  }
}
