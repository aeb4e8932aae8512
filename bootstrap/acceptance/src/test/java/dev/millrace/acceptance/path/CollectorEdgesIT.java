package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.quarantine.Place;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.record.FamilyName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The collector of a process of its own, with a heap of 192 MiB, at its bounds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectorEdgesIT {

  private static final Logger LOG = LoggerFactory.getLogger(CollectorEdgesIT.class);
  private static final FamilyName EVENTS = new FamilyName("user-events");
  private static final String TOO_DEEP = "is too deep, or has a text, name or number";
  private static final String NO_JSON = "is not JSON after byte";
  private static final String FAR_AWAY = "at: is not within the years 2000 to 2100";
  private static final int LARGEST = 1 << 20;

  /** So many of the largest bodies have room at once. */
  private static final int HELD = 8;

  /** So much of its heap a full collector may need, of the 256 MiB that it is given. */
  private static final long BOUND = 160L << 20;

  /** By so much what is held may differ from one time to another. */
  private static final long NOISE = 16L << 20;

  private final RunningPipeline path = RunningPipeline.shared();
  private final EventRows rows = new EventRows(path.settings());
  private SecondProcess ingest;
  private PushClient client;

  @BeforeAll
  void start() throws IOException {
    int port = PushClient.freePort();
    ingest =
        SecondProcess.start(
            path.data(), "ingest", Map.of(Setting.COLLECTOR_PORT, Integer.toString(port)));
    ingest.awaitReady();
    client = new PushClient(path.settings(), port);
  }

  @AfterAll
  void stop() {
    ingest.close();
    rows.close();
  }

  private record Hostile(Bytes line, String reason) {

    Hostile(String line, String reason) {
      this(Bytes.ofText(line), reason);
    }
  }

  private static List<Hostile> hostile() {
    byte[] broken = with("\"session\":\"?\"").getBytes(StandardCharsets.UTF_8);
    broken[broken.length - 3] = (byte) 0xff;
    return List.of(
        new Hostile(of("1e400", "EUR"), "amount: is negative, or has more than 17 digits"),
        new Hostile(of("1e99999", "EUR"), "amount: is no decimal number"),
        new Hostile(of("9".repeat(1_001), "EUR"), TOO_DEEP),
        new Hostile(of("-1", "EUR"), "amount: is negative, or has more than 17 digits"),
        new Hostile(of("0.001", "EUR"), "amount: is negative, or has more than 17 digits"),
        new Hostile(of("NaN", "EUR"), NO_JSON),
        new Hostile(of("\"Infinity\"", "EUR"), "amount: is no decimal number"),
        new Hostile(of("1", "XXX"), "currency: is no currency of ISO 4217"),
        new Hostile(with("\"x\":" + "[".repeat(1_000) + "]".repeat(1_000)), TOO_DEEP),
        new Hostile(with("\"x\":" + "[".repeat(500_000)), TOO_DEEP),
        new Hostile(with("\"x\":\"" + "x".repeat(70_000) + "\""), "has 70"),
        new Hostile(with("\"kind\":\"purchase\""), "kind: is there more than once, not a text"),
        new Hostile(with("\"session\":{}"), "session: is an object, not a text"),
        new Hostile(with("\"session\":\"a\\u0000\""), "session: holds U+0000"),
        new Hostile(with("\"session\":\"a\\ud800\""), "session: holds an unpaired surrogate"),
        new Hostile(
            with("\"session\":\"" + "x".repeat(1_001) + "\""),
            "session: is longer than 1000 characters"),
        new Hostile(event("7"), "eventId: is a number, not a text"),
        new Hostile(event("\"no-uuid\""), "eventId: is no UUID"),
        new Hostile(at("9999-12-31T23:59:59Z"), FAR_AWAY),
        new Hostile(at("1970-01-01T00:00:00Z"), FAR_AWAY),
        new Hostile(at("+1000000000-12-31T23:59:59.999999999Z"), FAR_AWAY),
        new Hostile(at("2026-02-30T00:00:00Z"), "at: is no ISO instant"),
        new Hostile("[" + good(UUID.randomUUID()) + "]", "is a list, not an object"),
        new Hostile("null", "is missing, not an object"),
        new Hostile("{\"eventId\":", NO_JSON),
        new Hostile(Bytes.of(broken), "is not UTF-8 after byte"));
  }

  private static String of(String amount, String currency) {
    return with("\"amount\":" + amount + ",\"currency\":\"" + currency + "\"");
  }

  private static String with(String fields) {
    return good(UUID.randomUUID()).replace("}", "," + fields + "}");
  }

  private static String event(String id) {
    return good(UUID.randomUUID()).replaceFirst("\"eventId\":\"[^\"]*\"", "\"eventId\":" + id);
  }

  private static String at(String time) {
    return good(UUID.randomUUID()).replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"" + time + "\"");
  }

  /** One of a page that the family's views by user leave out. */
  private static String good(UUID id) {
    return """
        {"eventId":"%s","userId":"%s","kind":"click","page":"/internal/a","at":"2026-11-01T00:00:00Z"}"""
        .formatted(id, UUID.randomUUID());
  }

  @Test
  void hostileEventsAreTurnedAwayEachForItsReasonAndTheirNeighboursAreServed() {
    List<Hostile> hostile = hostile();
    List<UUID> neighbours = hostile.stream().map(one -> UUID.randomUUID()).toList();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < hostile.size(); i++) {
      body.writeBytes(hostile.get(i).line().array());
      body.writeBytes(("\n" + good(neighbours.get(i)) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> answer = client.push(EVENTS, body.toByteArray());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode records = PushClient.json(answer).get("records");
    for (int i = 0; i < hostile.size(); i++) {
      JsonNode turnedAway = records.get(2 * i);
      String reason = hostile.get(i).reason();
      assertThat(turnedAway.get("outcome").asText()).as(reason).isEqualTo("rejected");
      assertThat(turnedAway.at("/reasons/0").asText()).startsWith(reason);
      assertThat(records.get(2 * i + 1).get("outcome").asText()).isEqualTo("accepted");
    }
    RunId run = RunId.of(PushClient.json(answer).get("run").asText());
    assertServed(run, 2L * hostile.size(), hostile.size());
    assertThat(path.the(Quarantine.class).of(run, Place.START, 100))
        .extracting(record -> record.reasons().get(0).toString())
        .containsExactlyElementsOf(
            records.findValues("reasons").stream().map(all -> all.get(0).asText()).toList());
    assertThat(neighbours).allMatch(rows::hasById);
  }

  private void assertServed(RunId run, long fetched, long stored) {
    RunningPipeline.await(
        "what was pushed to be served",
        () -> path.sheet(run).isSettled() && path.sheet(run).served() == stored,
        () -> path.sheet(run).toString());
    assertThat(path.sheet(run))
        .extracting(Sheet::fetched, Sheet::stored)
        .containsExactly(fetched, stored);
    Verification proof = path.the(VerifyRun.class).verify(run).orElseThrow();
    assertThat(proof.missingCount() + proof.doubledCount()).isZero();
  }

  @Test
  void anAnswerIsKeptForSevenDaysAndThenItsKeyIsFree() throws SQLException, IOException {
    FreshUsers users = new FreshUsers(path.simulator().uri());
    String key = UUID.randomUUID().toString();
    String body = users.lines(1);
    String other = users.lines(1);
    HttpResponse<String> first = keyed(key, body);

    KeptAnswers.age(path.settings(), key, "7 days", "1 minute");
    keyed(UUID.randomUUID().toString(), users.lines(1));
    assertThat(keyed(key, body).body()).as("a younger one").isEqualTo(first.body());
    assertThat(keyed(key, other).statusCode()).isEqualTo(422);
    KeptAnswers.age(path.settings(), key, "2 minutes", "0");
    keyed(UUID.randomUUID().toString(), users.lines(1));
    assertThat(keyed(key, other).statusCode()).as("an older one").isEqualTo(200);
  }

  private HttpResponse<String> keyed(String key, String body) {
    return client.push(
        RunningPipeline.USERS, body.getBytes(StandardCharsets.UTF_8), "Idempotency-Key", key);
  }

  @Test
  void aFullCollectorTellsTheRestToComeLaterAndStaysWithinItsHeap() throws Exception {
    assertBoundedWith(40, 1);
  }

  @Test
  @Tag("matrix")
  void manyHundredsOfConnectionsFillItNoFurther() throws Exception {
    assertBoundedWith(800, 20);
  }

  /** While nothing is committed, what is taken in stays, and what it takes can be measured. */
  private void assertBoundedWith(int clients, int rounds) throws Exception {
    List<byte[]> bodies = List.of(large(), wide());
    RunId run = run(client.push(RunningPipeline.USERS, bodies.get(0)));
    long fetched = path.sheet(run).fetched();
    LiveHeap heap = new LiveHeap(ingest.handle());
    long before = heap.bytes();
    long full = 0;
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      path.pipeline().stack().pause("postgres");
      try {
        List<CompletableFuture<HttpResponse<String>>> all =
            IntStream.range(0, clients)
                .mapToObj(i -> client.pushing(RunningPipeline.USERS, bodies.get(i % 2)))
                .toList();
        awaitFull(all);
        full = Math.max(full, heap.bytes());
        assertThat(client.push(RunningPipeline.USERS, new byte[LARGEST + 1]).statusCode())
            .isEqualTo(413);
        path.pipeline().stack().resume("postgres");
        all.forEach(one -> answers.add(one.join()));
      } finally {
        path.pipeline().stack().resume("postgres");
      }
    }
    long after = heap.bytes();
    Map<Integer, Long> statuses =
        answers.stream()
            .collect(
                Collectors.groupingBy(
                    HttpResponse::statusCode, TreeMap::new, Collectors.counting()));
    String told =
        "%d clients with 1 MiB each, %d times: %s; live heap %d KiB before, %d KiB full, %d KiB after%n"
            .formatted(clients, rounds, statuses, before >> 10, full >> 10, after >> 10);
    Files.writeString(Path.of("target", "collector-full-%d.txt".formatted(clients)), told);
    LOG.info(told);

    assertThat(statuses).as(told).containsOnlyKeys(200, 429);
    assertThat(full).as(told).isLessThan(BOUND);
    assertThat(after).as(told).isLessThan(before + NOISE);
    assertThat(path.sheet(run).fetched() - fetched).as(told).isEqualTo(acknowledged(answers));
  }

  private static RunId run(HttpResponse<String> answer) {
    return RunId.of(PushClient.json(answer).get("run").asText());
  }

  private static long acknowledged(List<HttpResponse<String>> answers) {
    return answers.stream()
        .filter(answer -> answer.statusCode() == 200)
        .mapToLong(answer -> PushClient.json(answer).get("records").size())
        .sum();
  }

  /** Those for which there is no room have been answered. */
  private void awaitFull(List<CompletableFuture<HttpResponse<String>>> all) {
    RunningPipeline.await(
        "the collector to be full",
        () -> all.stream().filter(one -> !one.isDone()).count() <= HELD,
        () -> client.figure("millrace_http_held_requests") + " are held");
    assertThat(client.figure("millrace_http_held_requests")).isBetween(1L, (long) HELD);
  }

  /** As many users as fit into a body. */
  private byte[] large() throws IOException {
    FreshUsers users = new FreshUsers(path.simulator().uri());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] line = line(users);
    while (body.size() + line.length <= LARGEST) {
      body.writeBytes(line);
      line = line(users);
    }
    return body.toByteArray();
  }

  private static byte[] line(FreshUsers users) {
    return (users.lines(1) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** As many values as may be in a body, none of which makes a user. */
  private static byte[] wide() {
    String line =
        IntStream.range(0, 6_200)
            .mapToObj("\"%x\":0.5"::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    return String.join("\n", Collections.nCopies(16, line)).getBytes(StandardCharsets.UTF_8);
  }
}
