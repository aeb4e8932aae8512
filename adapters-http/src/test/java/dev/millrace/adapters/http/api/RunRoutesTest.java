package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.users.Users;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunRoutesTest {

  private final RunningApi api = RunningApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aRunIsStartedAndShownWithItsLedger() {
    HttpResponse<String> started =
        api.post(
            "/v1/runs",
            "{\"records\":1200,\"seed\":\"grüße\",\"pageSize\":100,\"family\":\"users\","
                + "\"source\":\"https://randomuser.me/api/1.4/\"}");

    assertThat(started.statusCode()).isEqualTo(201);
    String run = RunningApi.json(started).get("run").asText();
    assertThat(started.headers().firstValue("location")).contains("/v1/runs/" + run);
    JsonNode shown = RunningApi.json(api.get("/v1/runs/" + run));
    assertThat(shown.get("state").asText()).isEqualTo("SUBMITTED");
    assertThat(shown.get("seed").asText()).isEqualTo("grüße");
    assertThat(shown.get("pages").asInt()).isEqualTo(12);
    assertThat(shown.at("/ledger/fetched").asLong(-1)).isZero();
    assertThat(api.runs.find(RunId.of(run)).orElseThrow().plan().records()).isEqualTo(1_200);
  }

  @Test
  void whatIsInQuarantineIsShownWithItsReasonsAndListedInParts() {
    RunId run =
        RunId.of(RunningApi.json(api.post("/v1/runs", "{\"records\":3}")).get("run").asText());
    InMemoryIntake intake = new InMemoryIntake(api.store);
    intake.inTransaction(PageFixture.of(run, 1, "!", "a=1", "!")::takeIn);
    intake.inTransaction(PageFixture.of(run, 2, "?")::takeIn);
    String path = "/v1/runs/" + run;

    JsonNode grounds = RunningApi.json(api.get(path)).get("grounds");
    JsonNode first = RunningApi.json(api.get(path + "/quarantine?limit=2"));
    JsonNode rest =
        RunningApi.json(
            api.get(path + "/quarantine?personal=true&cursor=" + first.get("next").asText()));

    assertThat(grounds.findValuesAsText("records")).containsExactly("2", "1");
    assertThat(grounds.at("/0/reasons/0").asText()).isEqualTo("id: is missing");
    assertThat(first.findValuesAsText("index")).containsExactly("0", "2");
    assertThat(rest.findValuesAsText("page")).containsExactly("2");
    assertThat(rest.get("next").isNull()).isTrue();
    assertThat(first.at("/records/0/bytes").isNull()).isTrue();
    assertThat(first.at("/records/0/length").asInt()).isEqualTo("!0".length());
    JsonNode last = rest.at("/records/0");
    assertThat(last.get("outcome").asText()).isEqualTo("rejected");
    assertThat(Base64.getDecoder().decode(last.get("bytes").asText())).asString().startsWith("?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "cursor=", "cursor=1", "cursor=1.9999999999"})
  void whatCannotBeListedOfTheQuarantineIsRefused(String query) {
    String run = RunningApi.json(api.post("/v1/runs", "{\"records\":3}")).get("run").asText();

    assertThat(api.get("/v1/runs/" + run + "/quarantine?" + query).statusCode()).isEqualTo(400);
    assertThat(api.get("/v1/runs/" + UUID.randomUUID() + "/quarantine").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsNotSaidHasADefault() {
    JsonNode run = RunningApi.json(api.post("/v1/runs", "{\"records\":1}"));

    assertThat(run.get("family").asText()).isEqualTo("users");
    assertThat(run.get("source").asText()).isEqualTo("http://api.test/1.4/");
    assertThat(run.get("seed").asText()).isEqualTo("seed");
    assertThat(run.get("pageSize").asInt()).isEqualTo(500);
  }

  @Test
  void aRunMayBeginAtALaterPageAndEndAtAnEmptyOne() {
    JsonNode run =
        RunningApi.json(
            api.post("/v1/runs", "{\"records\":10,\"firstPage\":7,\"allowEmpty\":true}"));

    assertThat(run.get("firstPage").asInt()).isEqualTo(7);
    assertThat(run.get("allowEmpty").asBoolean()).isTrue();
    assertThat(run.get("pagesStored").asInt()).isZero();
    assertThat(api.runs.newest(1).get(0).plan().firstPage()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"records\":0}",
        "{\"records\":1.5}",
        "{\"records\":\"10\"}",
        "{\"records\":9223372036854775807,\"pageSize\":1}",
        "{\"records\":10,\"pageSize\":5001}",
        "{\"records\":10,\"family\":\"cats\"}",
        "{\"records\":10,\"source\":\"file:///etc/passwd\"}",
        "{\"records\":10,\"source\":\"http://user:secret@api.test/\"}",
        "{\"records\":10,\"firstPage\":0}",
        "{\"records\":10,\"allowEmpty\":\"yes\"}",
        "{\"records\":10,\"seed\":\"\"}",
        "{\"records\":10,\"seed\":\"a\\u0000b\"}",
        "{\"records\":10,\"seed\":\"\\ud800\"}",
        "{\"records\":10,\"recrods\":11}"
      })
  void whatIsNoRunIsRefusedAsAProblem(String body) {
    HttpResponse<String> refused = api.post("/v1/runs", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
    JsonNode problem = RunningApi.json(refused);
    assertThat(problem.get("type").asText()).isEqualTo("about:blank");
    assertThat(problem.get("title").asText()).isEqualTo("Bad Request");
    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("errors")).isNotEmpty();
    assertThat(api.runs.newest(1)).isEmpty();
  }

  @Test
  void everyErrorOfABodyIsToldAtOnce() {
    JsonNode problem =
        RunningApi.json(api.post("/v1/runs", "{\"pageSize\":0,\"family\":7,\"x\":1}"));

    assertThat(problem.get("errors")).hasSize(4);
  }

  @Test
  void aFormCannotStartARun() {
    HttpResponse<String> refused =
        api.send(
            api.asked("/v1/runs")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"records\":1}"))
                .build());

    assertThat(refused.statusCode()).isEqualTo(415);
  }

  @Test
  void aRunIsCancelledOnceAndForAll() {
    String run = start();

    HttpResponse<String> cancelled = api.post("/v1/runs/" + run + "/cancel", "");

    assertThat(cancelled.statusCode()).isEqualTo(200);
    assertThat(RunningApi.json(cancelled).get("state").asText()).isEqualTo("CANCELLED");
    assertThat(api.post("/v1/runs/" + run + "/cancel", "").statusCode()).isEqualTo(200);
    assertThat(api.runs.find(RunId.of(run)).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void aRunThatIsOverIsNotCancelled() {
    String run = start();
    api.runs.fetched(RunId.of(run));

    assertThat(api.post("/v1/runs/" + run + "/cancel", "").statusCode()).isEqualTo(409);
    assertThat(api.runs.find(RunId.of(run)).orElseThrow().state()).isEqualTo(RunState.FETCHED);
  }

  @Test
  void aRunIsCompleteWhenAllOfItIsFetchedAndItsLedgerIsSettled() {
    RunId run = RunId.of(start());
    assertThat(complete(run)).isFalse();

    api.runs.fetched(run);

    assertThat(complete(run)).isTrue();
  }

  @Test
  void aRunThatIsFetchedAndHasNotArrivedIsNotComplete() {
    RunId run = RunId.of(start());
    api.runs.fetched(run);

    new InMemoryLedger(api.store).enter(List.of(new Receipt(new Users().name(), 1, 1, run, 5, 0)));

    assertThat(complete(run)).isFalse();
  }

  @Test
  void aRunThatWasCancelledIsNeverComplete() {
    String run = start();
    api.post("/v1/runs/" + run + "/cancel", "");

    assertThat(complete(RunId.of(run))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7d444840-9dc0-11d1-b245-5ffdce74fad2", "no-run", "%3Cscript%3E"})
  void whatIsNoRunIsNotFound(String run) {
    assertThat(api.get("/v1/runs/" + run).statusCode()).isEqualTo(404);
    assertThat(api.post("/v1/runs/" + run + "/cancel", "").statusCode()).isEqualTo(404);
  }

  @Test
  void allRunsAreListedPageByPageTheNewestFirst() {
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      started.add(0, start());
      api.clock.pass(Duration.ofSeconds(i % 2));
    }

    List<String> listed = new ArrayList<>();
    JsonNode page = RunningApi.json(api.get("/v1/runs?limit=2"));
    listed.addAll(page.get("runs").findValuesAsText("run"));
    while (!page.get("next").isNull()) {
      assertThat(page.get("runs")).hasSize(2);
      page = RunningApi.json(api.get("/v1/runs?limit=2&cursor=" + page.get("next").asText()));
      listed.addAll(page.get("runs").findValuesAsText("run"));
    }

    assertThat(page.get("runs")).isNotEmpty();
    assertThat(listed).isEqualTo(started);
  }

  @ParameterizedTest
  @CsvSource({"limit=0", "limit=101", "limit=x", "cursor=x", "limit=2147483648"})
  void aListThatCannotBeIsRefused(String query) {
    assertThat(api.get("/v1/runs?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void aListBeyondTheOldestRunIsEmpty() {
    JsonNode page = RunningApi.json(api.get("/v1/runs?cursor=" + UUID.randomUUID()));

    assertThat(page.get("runs")).isEmpty();
    assertThat(page.get("next").isNull()).isTrue();
  }

  private boolean complete(RunId run) {
    return RunningApi.json(api.get("/v1/runs/" + run)).get("complete").booleanValue();
  }

  private String start() {
    return RunningApi.json(api.post("/v1/runs", "{\"records\":10}")).get("run").asText();
  }
}
