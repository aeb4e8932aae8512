package dev.millrace.adapters.http.api;

import static dev.millrace.adapters.http.api.RunningCollector.OWN_TOKEN;
import static dev.millrace.adapters.http.api.RunningCollector.gzip;
import static dev.millrace.adapters.http.api.RunningCollector.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.ledger.Sheet;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class CollectRoutesTest {

  private static final String[] LIST = {"Content-Type", "application/json"};

  private final RunningCollector collector = RunningCollector.start();

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void eachRecordIsToldWhatBecameOfIt() {
    HttpResponse<String> pushed =
        collector.push(user(1, "Ulm") + "\n{\"login\":\n" + user(1, "Ulm") + "\n{}\n");

    assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(200);
    JsonNode answer = RunningApi.json(pushed);
    assertThat(answer.get("records").findValuesAsText("outcome"))
        .containsExactly("accepted", "rejected", "duplicate", "rejected");
    assertThat(answer.at("/accepted").asInt()).isEqualTo(1);
    assertThat(answer.at("/duplicate").asInt()).isEqualTo(1);
    assertThat(answer.at("/rejected").asInt()).isEqualTo(2);
    assertThat(answer.at("/records/1/reasons/0").asText()).isEqualTo("is not JSON after byte 1");
    assertThat(answer.at("/records/3/reasons").toString()).contains("login.uuid");
    assertThat(answer.at("/records/0/key")).isEqualTo(answer.at("/records/2/key"));
    assertThat(answer.at("/records/0/event")).isEqualTo(answer.at("/records/2/event"));
    assertThat(collector.sheet())
        .isEqualTo(new Sheet(RunId.of(answer.get("run").asText()), 4, 1, 0, 1, 0, 2, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    RunningCollector.TOKEN + ", 200",
    RunningCollector.OWN_TOKEN + ", 200",
    "another-token-of-some-length, 401"
  })
  void whoHasTheOperatorsTokenOrTheCollectorsPushes(String token, int status) {
    HttpResponse<String> pushed =
        collector.push(user(1, "Ulm"), "Authorization", "Bearer " + token);

    assertThat(pushed.statusCode()).isEqualTo(status);
  }

  @Test
  void aKeyIsItsCallersOwn() {
    String[] keyed = {"Idempotency-Key", "one", "Authorization", "Bearer " + OWN_TOKEN};

    assertThat(collector.push(user(1, "Ulm"), keyed).body()).contains("accepted");
    assertThat(collector.push(user(1, "Ulm"), keyed).body()).contains("accepted");
    assertThat(collector.push(user(1, "Ulm"), "Idempotency-Key", "one").body())
        .contains("duplicate");
  }

  @Test
  void noSecretIsKept() {
    collector.push(user(1, "Ulm") + "\n{\"login\":{\"password\":\"canary\"");

    assertThat(collector.store.pages().get(0).write().records())
        .hasSize(2)
        .extracting(TakenRecord::bytes)
        .allSatisfy(bytes -> assertThat(bytes.text()).startsWith("{").doesNotContain("canary"));
  }

  @Test
  void aListIsTakenAsLinesAre() {
    String list = "[" + user(1, "Ulm") + "," + user(2, "Ulm") + ",7]";

    HttpResponse<String> pushed =
        collector.push(list, "Content-Type", "application/json; charset=utf-8");

    assertThat(RunningApi.json(pushed).get("records").findValuesAsText("outcome"))
        .containsExactly("accepted", "accepted", "rejected");
  }

  @Test
  void aBodyMayBePacked() {
    byte[] plain = user(1, "Ulm").getBytes(StandardCharsets.UTF_8);

    assertThat(collector.push(gzip(plain), "Content-Encoding", "gzip").statusCode()).isEqualTo(200);
    assertThat(collector.sheet().stored()).isEqualTo(1);
  }

  /** RFC 1952, section 2.2: a gzip is a series of members. */
  @Test
  void aBodyMayBePackedInParts() {
    byte[] one = gzip((user(1, "Ulm") + "\n").getBytes(StandardCharsets.UTF_8));
    byte[] two = gzip(user(2, "Ulm").getBytes(StandardCharsets.UTF_8));

    assertThat(collector.push(joined(one, two), "Content-Encoding", "x-gzip").statusCode())
        .isEqualTo(200);
    assertThat(collector.sheet().stored()).isEqualTo(2);
  }

  @Test
  void aPackedBodyWithSomethingElseAfterItIsRefused() {
    byte[] packed = gzip(user(1, "Ulm").getBytes(StandardCharsets.UTF_8));

    for (byte[] after : List.of(new byte[] {0}, new byte[20], Arrays.copyOf(packed, 12))) {
      assertThat(collector.push(joined(packed, after), "Content-Encoding", "gzip").statusCode())
          .isEqualTo(400);
    }
    assertThat(collector.store.pages()).isEmpty();
  }

  private static byte[] joined(byte[] some, byte[] more) {
    byte[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  @Test
  void theSameAgainUnderItsKeyIsAnsweredTheSameHoweverItIsPacked() {
    byte[] plain = user(1, "Ulm").getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> first = collector.push(plain, "Idempotency-Key", "one");
    HttpResponse<String> again =
        collector.push(gzip(plain), "Idempotency-Key", "one", "Content-Encoding", "gzip");
    HttpResponse<String> other = collector.push(user(2, "Ulm"), "Idempotency-Key", "one");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body()).contains("accepted");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(collector.sheet().fetched()).isEqualTo(1);
  }

  /** Whoever corrects a record under the key of the wrong one would take it for stored. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{A} x      | {A}",
        "hello      | world",
        "{A},       | {A};",
      })
  void anotherBodyOfWhichTheSameIsKeptIsNotTheSame(String first, String second) {
    assertToldApart(first.replace("{A}", user(1, "Ulm")), second.replace("{A}", user(1, "Ulm")));
  }

  @Test
  void recordsThatDifferBehindTheirCutAreNotTheSame() {
    String cut = user(1, "x".repeat(8 << 10));

    assertToldApart(cut, cut.replace("DE", "FR"));
    assertToldApart("[" + cut + "]", "[" + cut.replace("DE", "FR") + "]", LIST);
    assertToldApart(cut, user(1, "x".repeat((8 << 10) + 1)));
  }

  @Test
  void bodiesThatDifferInASecretAloneAreTheSame() {
    String body = user(1, "Ulm");
    HttpResponse<String> first = collector.push(body, "Idempotency-Key", "one");
    HttpResponse<String> again =
        collector.push(body.replace("canary", "another"), "Idempotency-Key", "one");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
  }

  private void assertToldApart(String body, String other, String... headers) {
    String[] keyed = Arrays.copyOf(headers, headers.length + 2);
    keyed[headers.length] = "Idempotency-Key";
    keyed[headers.length + 1] = UUID.randomUUID().toString();
    HttpResponse<String> first = collector.push(body, keyed);

    assertThat(collector.push(other, keyed).statusCode()).isEqualTo(422);
    HttpResponse<String> again = collector.push(body, keyed);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void theSameAtTheSameTimeIsToldToWait() {
    collector.commits(false);
    byte[] body = user(1, "Ulm").getBytes(StandardCharsets.UTF_8);
    CompletableFuture<HttpResponse<String>> one = collector.pushing(body, "Idempotency-Key", "one");
    CompletableFuture<HttpResponse<String>> two = collector.pushing(body, "Idempotency-Key", "one");

    Object told = CompletableFuture.anyOf(one, two).join();
    collector.commits(true);

    assertThat(((HttpResponse<?>) told).statusCode()).isEqualTo(409);
    assertThat(List.of(one.join().statusCode(), two.join().statusCode()))
        .containsExactlyInAnyOrder(200, 409);
    assertThat(collector.sheet().fetched()).isEqualTo(1);
  }

  @Test
  void manyAtOnceAreCommittedTogether() {
    collector.commits(false);
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 40)
            .mapToObj(i -> collector.pushing(user(i, "Ulm").getBytes(StandardCharsets.UTF_8)))
            .toList();
    assertThat(collector.get("/health/live").statusCode()).isEqualTo(200);
    collector.commits(true);

    assertThat(all).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));
    assertThat(collector.sheet().stored()).isEqualTo(40);
    assertThat(collector.store.pages()).hasSizeLessThan(40);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type, text/plain, 415",
    "Content-Encoding, br, 415",
    "Content-Encoding, gzip, 400",
    "Content-Type, application/json, 400",
    "Idempotency-Key, two words, 400",
  })
  void whatCannotBeReadIsRefusedAndLeavesNothing(String header, String value, int status) {
    HttpResponse<String> refused = collector.push(user(1, "Ulm"), header, value);

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(collector.store.pages()).isEmpty();
  }

  @Test
  void nothingIsNoBatch() {
    assertThat(collector.push("\n \n").statusCode()).isEqualTo(400);
    assertThat(collector.push("[]", "Content-Type", "application/json").statusCode())
        .isEqualTo(400);
  }

  @Test
  void moreRecordsThanMayBeAreRefusedAsAWhole() {
    assertThat(collector.push(users(101)).statusCode()).isEqualTo(413);
    assertThat(collector.refused("too_many_records")).isEqualTo(1);
    assertThat(collector.store.pages()).isEmpty();
    assertThat(collector.push(users(100)).statusCode()).isEqualTo(200);
  }

  private static String users(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> user(i, "Ulm"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aFamilyThatNobodyKnowsIsNotFound() {
    HttpResponse<String> answer =
        collector.pushing("/v1/families/cats/records", new byte[] {'{', '}'}).join();

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("users");
  }

  @Test
  void aStoreThatIsAwayIsSaidAndThereIsNoTraceOfTheRecords() {
    assertRefused(new TransientFailure("nobody answers"), 503, "away");
  }

  @Test
  void aCommitOfWhichNobodyKnowsIsNotAcknowledged() {
    assertRefused(new OutcomeUnknown("the answer is lost"), 503, "outcome_unknown");
  }

  @Test
  void aFailureThatStaysIsSaidWithoutItsWords() {
    assertRefused(new PermanentFailure("a table is missing"), 500, "");
  }

  private static void assertRefused(RuntimeException failure, int status, String reason) {
    try (RunningCollector failing =
        RunningCollector.start(config -> config, intake -> new Failing(failure))) {
      HttpResponse<String> answer = failing.push(user(1, "Ulm"));

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).doesNotContain(failure.getMessage());
      assertThat(answer.headers().firstValue("retry-after").isPresent()).isEqualTo(status == 503);
      assertThat(failing.store.pages()).isEmpty();
      assertThat(failing.refused(reason)).isEqualTo(reason.isEmpty() ? 0 : 1);
    }
  }
}
