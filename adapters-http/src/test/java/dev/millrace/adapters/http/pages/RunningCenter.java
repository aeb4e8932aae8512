package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.adapters.http.api.Accounts;
import dev.millrace.adapters.http.api.ApiMetrics;
import dev.millrace.adapters.http.api.Auditor;
import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.adapters.http.api.ControlFigures;
import dev.millrace.adapters.http.api.HttpApi;
import dev.millrace.adapters.http.api.HttpApiConfig;
import dev.millrace.adapters.http.api.Identities;
import dev.millrace.adapters.http.api.PasswordHash;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.api.RunDefaults;
import dev.millrace.application.admission.Admission;
import dev.millrace.application.alert.RunsReading;
import dev.millrace.application.alert.WatchingAlerts;
import dev.millrace.application.backfill.KeepingBackfills;
import dev.millrace.application.books.CountedEnds;
import dev.millrace.application.browse.BrowsingTopics;
import dev.millrace.application.ingest.CancellingRun;
import dev.millrace.application.ingest.SubmittingRun;
import dev.millrace.application.path.OutboxReading;
import dev.millrace.application.path.StreamReading;
import dev.millrace.application.path.WatchingPath;
import dev.millrace.application.query.QueryingViews;
import dev.millrace.application.redrive.RedrivingLetters;
import dev.millrace.application.redrive.ShowingLetter;
import dev.millrace.application.replay.Republications;
import dev.millrace.application.schedule.KeepingSchedules;
import dev.millrace.application.trace.FollowingRecord;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.audit.AuditEntry;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.audit.Ending;
import dev.millrace.domain.port.audit.InMemoryAudit;
import dev.millrace.domain.port.backfill.InMemoryBackfills;
import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.deadletter.InMemoryKeptLetters;
import dev.millrace.domain.port.deadletter.InMemoryRedrives;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.InMemoryRecordHistory;
import dev.millrace.domain.port.log.InMemoryLog;
import dev.millrace.domain.port.log.InMemoryLogPages;
import dev.millrace.domain.port.log.InMemoryLogScan;
import dev.millrace.domain.port.log.LogPages;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.port.quarantine.InMemoryQuarantine;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schedule.InMemorySchedules;
import dev.millrace.domain.port.schema.InMemoryEventCodec;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.InMemorySchemas;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.port.serving.ViewPages;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.users.Users;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages on a port of their own, over ports in memory. */
final class RunningCenter implements AutoCloseable {

  static final String TOKEN = "a-token-for-the-tests";
  static final String PERSONAL_DATA_TOKEN = "another-token-for-the-tests";
  static final String PASSWORD = "correct horse battery";

  private static final String PASSWORD_HASH =
      PasswordHash.of(PASSWORD, new SecureRandom()).written();

  /** More than any deadline of the pages. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration PACE = Duration.ofMillis(50);

  /** How long pages wait for servers that answer: longer than a busy machine stands still. */
  private static final Duration UNHURRIED = Duration.ofSeconds(15);

  private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"([^\"]+)\"");
  static final Families FAMILIES = new Families(List.of(new Users()));
  private static final RunDefaults DEFAULTS =
      new RunDefaults(new Users().name(), URI.create("http://api.test/1.4/"), "seed", 500);

  /** The fields of an event's envelope: the schema of the codec in memory. */
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

  final AdjustableClock clock = new AdjustableClock();
  final InMemoryStore store = new InMemoryStore(clock);
  final InMemoryRuns runs = new InMemoryRuns(store);
  final InMemorySchedules schedules = new InMemorySchedules(runs);
  final InMemoryBackfills backfills = new InMemoryBackfills(runs, clock);
  final InMemorySchemas schemas = new InMemorySchemas();
  final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  final InMemoryEventCodec codec = new InMemoryEventCodec(registry, ENVELOPE);
  final InMemoryKeptLetters letters = new InMemoryKeptLetters(store);
  final InMemoryRedrives redrives = new InMemoryRedrives(store);
  final InMemoryViews views =
      new InMemoryViews(
          FAMILIES.all().stream().flatMap(family -> family.tables().stream()).toList());
  final ControlCenter center;
  final InMemoryLog log = new InMemoryLog(clock, 4);
  volatile Supplier<LogScan> topic = () -> new InMemoryLogScan(log);
  volatile LogPages messages = new InMemoryLogPages(log);
  volatile Supplier<ServedViews> served = () -> views;
  final InMemoryAudit noted = new InMemoryAudit(clock);
  volatile Supplier<Audit> audit = () -> noted;
  volatile Admission admission = Optional::empty;
  volatile ViewPages pages = views;
  volatile Supplier<OutboxReading> postgres =
      () -> new OutboxReading(true, true, 0, Backlog.NONE, List.of());
  volatile Supplier<List<StreamReading>> kafka = List::of;
  volatile Supplier<Boolean> cassandra = () -> true;
  volatile Supplier<RunsReading> runsTell = () -> new RunsReading(null, List.of());
  volatile Supplier<Map<String, Duration>> stuck = Map::of;
  final CountedEnds ends = new CountedEnds(FAMILIES);

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpApi api;
  private volatile String session = "";

  private RunningCenter(UnaryOperator<Runs> decorated, Duration patience, boolean isBehindTls) {
    Runs seen = decorated.apply(runs);
    Identities identities =
        new Identities(
            Bearer.of("operator", TOKEN).withPersonalData(PERSONAL_DATA_TOKEN),
            Accounts.parse(
                List.of(
                    "vera:viewer:" + PASSWORD_HASH,
                    "otto:operator:" + PASSWORD_HASH,
                    "ada:admin:" + PASSWORD_HASH)),
            clock,
            this::noted);
    RunPorts ports =
        new RunPorts(
            FAMILIES,
            DEFAULTS,
            new SubmittingRun(FAMILIES, seen, UUID::randomUUID),
            new CancellingRun(seen),
            seen,
            new InMemoryLedger(store),
            new InMemoryQuarantine(store));
    Sights sights =
        new Sights(
            () -> postgres.get(),
            () -> kafka.get(),
            () -> cassandra.get(),
            () -> runsTell.get(),
            () -> stuck.get(),
            ends::counts);
    center =
        ControlCenter.of(
            identities,
            new ControlCenter.Reached("127.0.0.1", Set.of("millrace.test"), isBehindTls),
            new ControlCenter.Ports(
                sights,
                new WatchingPath(),
                new WatchingAlerts(),
                ports,
                new FollowingRecord(
                    FAMILIES,
                    new InMemoryRecordHistory(store),
                    (family, each) -> topic.get().scan(family, each),
                    () -> served.get(),
                    schemas,
                    codec,
                    JsonDocuments::parse),
                letterPorts(),
                new PlanPorts(
                    new KeepingSchedules(FAMILIES, schedules, clock),
                    schedules,
                    new KeepingBackfills(FAMILIES, backfills),
                    backfills),
                new QueryingViews(FAMILIES, (slice, most) -> pages.rows(slice, most)),
                new BrowsingTopics(FAMILIES, slice -> messages.read(slice), schemas, codec, clock),
                schemas,
                lateAudit()),
            clock,
            PACE,
            patience);
    ApiMetrics metrics =
        new ApiMetrics(seen, () -> Backlog.NONE, new ControlFigures(center.alerts()::samples));
    api =
        HttpApi.start(
            HttpApiConfig.of("127.0.0.1", 0),
            identities,
            center.door(),
            metrics,
            Stream.concat(center.routes().stream(), metrics.routes().stream()).toList());
  }

  private void noted(String who, boolean isIn) {
    Auditor auditor = new Auditor(lateAudit());
    OptionalLong entry = auditor.trying(who);
    if (isIn) {
      entry.ifPresent(number -> auditor.succeeded(number, ""));
    } else {
      entry.ifPresent(number -> auditor.failed(number, 1));
    }
  }

  /** One that a test may replace. */
  private Audit lateAudit() {
    return new Audit() {
      @Override
      public long asked(Deed deed) {
        return audit.get().asked(deed);
      }

      @Override
      public void ended(long number, Ending ending, String subject) {
        audit.get().ended(number, ending, subject);
      }

      @Override
      public List<AuditEntry> newest(long below, int limit) {
        return audit.get().newest(below, limit);
      }
    };
  }

  private LetterPorts letterPorts() {
    return new LetterPorts(
        letters,
        new ShowingLetter(FAMILIES, letters, schemas, codec),
        new RedrivingLetters(
            FAMILIES,
            redrives,
            new Republications(schemas, codec, JsonDocuments::parse),
            () -> admission.refusal(),
            UUID::randomUUID),
        redrives);
  }

  /** Somebody with the token has signed in. */
  static RunningCenter start() {
    return start(runs -> runs);
  }

  static RunningCenter start(UnaryOperator<Runs> decorated) {
    return start(decorated, UNHURRIED);
  }

  /** One whose pages wait so long for servers that hang. */
  static RunningCenter start(UnaryOperator<Runs> decorated, Duration patience) {
    RunningCenter center = new RunningCenter(decorated, patience, false);
    center.signIn(TOKEN);
    return center;
  }

  /** Nobody has. */
  static RunningCenter closed() {
    return new RunningCenter(runs -> runs, UNHURRIED, false);
  }

  /** As behind a proxy that ends TLS; nobody has signed in. */
  static RunningCenter behindTls() {
    return new RunningCenter(runs -> runs, UNHURRIED, true);
  }

  List<Route> routes() {
    return center.routes();
  }

  URI at(String path) {
    return api.address().resolve(path);
  }

  HttpResponse<String> signIn(String token) {
    return signIn("", token);
  }

  /** With a name and a password, or without a name and with a token. */
  HttpResponse<String> signIn(String name, String secret) {
    HttpResponse<String> form = send(HttpRequest.newBuilder(at("/sign-in")));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at("/sign-in"))
                .header("Cookie", cookie(form))
                .header("Content-Type", Form.TYPE)
                .POST(body(Map.of("seal", seal(form), "name", name, "token", secret))));
    if (answer.statusCode() == 303) {
      session = cookie(answer);
    }
    return answer;
  }

  /** Name and value of the cookie that an answer sets. */
  static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
  }

  /** The seal of the forms of a page. */
  static String seal(HttpResponse<String> page) {
    Matcher seal = SEAL.matcher(page.body());
    if (!seal.find()) {
      throw new AssertionError("no form: " + page.body());
    }
    return seal.group(1);
  }

  String session() {
    return session;
  }

  HttpRequest.Builder asked(String path) {
    return HttpRequest.newBuilder(at(path)).header("Cookie", session);
  }

  HttpResponse<String> get(String path) {
    return send(asked(path));
  }

  /** Sends a form as a browser does that has loaded a page. */
  HttpResponse<String> post(String path, Map<String, String> fields) {
    Map<String, String> sealed = new HashMap<>(fields);
    sealed.put("seal", seal(get("/runs")));
    return post(path, sealed, Map.of());
  }

  HttpResponse<String> post(String path, Map<String, String> fields, Map<String, String> headers) {
    HttpRequest.Builder request = asked(path).header("Content-Type", Form.TYPE).POST(body(fields));
    headers.forEach(request::setHeader);
    return send(request);
  }

  private static HttpRequest.BodyPublisher body(Map<String, String> fields) {
    return BodyPublishers.ofString(
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The lines of an answer that goes on; closing the stream leaves it. */
  InputStream open(String path) {
    try {
      HttpResponse<InputStream> answer =
          client.send(asked(path).timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new AssertionError("status " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first line of the answer to a request that names another host. */
  String statusLineFor(String host, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nConnection: close\r\n\r\n"
              .formatted(path, host, session)
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }

  @Override
  public void close() {
    center.close();
    api.close();
  }
}
