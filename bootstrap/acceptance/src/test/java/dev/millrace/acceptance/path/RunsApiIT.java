package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.domain.event.RunId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Runs over HTTP, against a running pipeline. */
class RunsApiIT {

  private static final String RUNS = "/v1/runs";

  private final RunningPipeline path = RunningPipeline.shared();
  private final RunsApi api = new RunsApi(path.settings());

  @Test
  void aRunIsStartedOnceHoweverOftenItIsAskedForAndArrives() {
    String key = UUID.randomUUID().toString();
    String body = "{\"records\":60,\"seed\":\"over-http\",\"pageSize\":20}";

    RunsApi.Answer first = api.post(RUNS, key, body);
    RunsApi.Answer again = api.post(RUNS, key, body);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(again).isEqualTo(first);
    String run = first.json().get("run").asText();
    assertThat(api.post(RUNS, key, body.replace("60", "61")).status()).isEqualTo(422);
    path.awaitSettled(RunId.of(run));
    JsonNode shown = api.get(RUNS + "/" + run).json();
    assertThat(shown.get("state").asText()).isEqualTo("FETCHED");
    assertThat(shown.at("/ledger/served").asLong()).isEqualTo(60);
    assertThat(shown.at("/ledger/settled").asBoolean()).isTrue();
    assertThat(shown.get("complete").asBoolean()).isTrue();
    assertThat(api.get(RUNS).json().get("runs").findValuesAsText("run")).contains(run);
  }

  @Test
  void theAnswerToAStartIsKeptForSevenDaysAndThenItsKeyIsFree() throws SQLException {
    String key = UUID.randomUUID().toString();
    String body = "{\"records\":10,\"seed\":\"kept-for-a-week\",\"pageSize\":10}";
    RunsApi.Answer first = api.post(RUNS, key, body);
    path.awaitSettled(RunId.of(first.json().get("run").asText()));

    KeptAnswers.age(path.settings(), key, "7 days", "1 minute");
    assertThat(api.post(RUNS, key, body)).as("a younger one").isEqualTo(first);
    KeptAnswers.age(path.settings(), key, "2 minutes", "0");
    RunsApi.Answer later = api.post(RUNS, key, body);

    assertThat(later.status()).isEqualTo(201);
    assertThat(later.json().get("run")).as("an older one").isNotEqualTo(first.json().get("run"));
    path.awaitSettled(RunId.of(later.json().get("run").asText()));
  }

  @Test
  void nobodyWithoutTheTokenStartsOrCancelsARun() {
    RunId run = path.submit(path.plan("guarded", 10, 10));

    assertThat(api.postWithoutToken(RUNS, "{\"records\":1}").status()).isEqualTo(401);
    assertThat(api.postWithoutToken(RUNS + "/" + run + "/cancel", "").status()).isEqualTo(401);
    path.awaitSettled(run);
  }

  @Test
  void theTokenOfTheCollectorOpensNothingHere() {
    RunsApi pushing = new RunsApi(path.settings(), Setting.COLLECTOR_TOKEN);

    assertThat(path.settings().text(Setting.COLLECTOR_TOKEN)).isNotEmpty();
    assertThat(pushing.get(RUNS).status()).isEqualTo(401);
    assertThat(pushing.post(RUNS, "pushing", "{\"records\":1}").status()).isEqualTo(401);
  }

  @Test
  void aRunIsCancelledBetweenTwoPagesAndWhatItStoredArrives() {
    RunId run = path.submit(path.plan("cancelled", 200_000, 50));
    RunningPipeline.await(
        "a page of " + run, () -> path.run(run).nextPage() > 1, () -> path.run(run).toString());

    RunsApi.Answer cancelled = api.post(RUNS + "/" + run + "/cancel", "any", "");

    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    assertThat(cancelled.json().get("state").asText()).isEqualTo("CANCELLED");
    long fetched = 50L * cancelled.json().get("pagesStored").asInt();
    RunningPipeline.await(
        "what " + run + " stored to arrive",
        () -> path.sheet(run).isSettled(),
        () -> path.sheet(run).toString());
    assertThat(path.sheet(run).fetched()).isEqualTo(fetched).isLessThan(200_000);
    assertThat(path.sheet(run).served()).isEqualTo(fetched);
  }

  @Test
  void bothQueriesOfTheFamilyRunAndCatchUp() {
    path.awaitSettled(path.submit(path.plan("streamed", 10, 10)));

    RunningPipeline.await(
        "both queries to have taken all",
        () -> streams("lagRecords").equals(List.of("0", "0")),
        () -> api.get("/v1/streams").body());

    assertThat(streams("query")).containsExactly("facts", "windows");
    assertThat(streams("state")).containsExactly("RUNNING", "RUNNING");
    assertThat(streams("lastBatch")).allMatch(batch -> batch.matches("\\d+"));
    assertThat(streams("lagSeconds")).containsExactly("0.0", "0.0");
  }

  @Test
  void whatIsServedIsReadPageByPageAndMasked() {
    path.carry(path.plan("read-over-http", 30, 30));
    SourceUser user = SourceUser.all(path.plan("read-over-http", 30, 30)).get(0);

    JsonNode byEmail =
        api.get("/v1/views/users_by_email?email_hash=" + user.emailHash()).json().get("rows");
    JsonNode byId = api.get("/v1/views/users_by_id?user_id=" + user.id()).json();

    assertThat(byEmail.findValuesAsText("user_id")).contains(user.id().toString());
    assertThat(byId.get("masked").asBoolean()).isTrue();
    assertThat(byId.at("/rows/0/nationality").asText()).isEqualTo(user.nationality());
    assertThat(byId.at("/rows/0/email").asText())
        .hasSameSizeAs(user.email())
        .contains("@")
        .isNotEqualTo(user.email());
    String minute = byId.at("/rows/0/registered_at").asText().substring(0, 17) + "00Z";
    assertThat(readInPages("users_by_registration_minute?registered_minute=" + minute))
        .contains(user.id().toString())
        .doesNotHaveDuplicates();
    assertThat(api.get("/v1/views/users").status()).isEqualTo(404);
    assertThat(api.get("/v1/views/users_by_id?user_id=none").status()).isEqualTo(400);
    assertThat(api.get("/v1/views/users_by_id?user_id=" + user.id() + "&page=AAAA").status())
        .isEqualTo(400);
  }

  /** The users of a view, a row per page. */
  private List<String> readInPages(String question) {
    List<String> found = new ArrayList<>();
    String page = "";
    do {
      RunsApi.Answer answer = api.get("/v1/views/" + question + "&limit=1" + page);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      found.addAll(answer.json().get("rows").findValuesAsText("user_id"));
      JsonNode next = answer.json().get("next");
      page = next.isNull() ? "" : "&page=" + next.asText();
    } while (!page.isEmpty());
    return found;
  }

  @Test
  void theProcessSaysThatItIsReadyAndWhatItDid() {
    assertThat(api.get("/health/ready").status()).isEqualTo(200);
    assertThat(api.get("/health/started").status()).isEqualTo(200);
    assertThat(api.get("/metrics").body()).contains("millrace_runs{state=\"FETCHED\"}");
    assertThat(api.get("/openapi.json").json().get("paths").has(RUNS)).isTrue();
  }

  @Test
  void everyMetricThatRulesAndDashboardAskForIsServed() throws IOException {
    path.carry(path.plan("measured", 10, 10));
    Set<String> asked = AskedMetrics.names();
    Set<String> missing = new TreeSet<>(asked);

    RunningPipeline.await(
        "all metrics to be served",
        () -> {
          missing.removeAll(AskedMetrics.served(path.settings()));
          return missing.isEmpty();
        },
        missing::toString);

    assertThat(asked).contains("millrace_hop_up", "millrace_stream_silence_seconds");
  }

  @Test
  void aProcessWhoseDatabaseIsFrozenLivesAndIsNotReady() {
    path.pipeline().stack().pause("postgres");
    try {
      assertThat(api.get("/health/ready").status()).isEqualTo(503);
      assertThat(api.get("/health/live").status()).isEqualTo(200);
      assertThat(api.get("/metrics").body())
          .contains("jvm_memory_used_bytes")
          .doesNotContain("millrace_runs{");
    } finally {
      path.pipeline().stack().resume("postgres");
    }
    RunningPipeline.await(
        "the process to be ready again",
        () -> api.get("/health/ready").status() == 200,
        () -> api.get("/health/ready").body());
  }

  /** A field of the queries of users. */
  private List<String> streams(String field) {
    RunsApi.Answer answer = api.get("/v1/streams");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<String> found = new ArrayList<>();
    for (JsonNode stream : answer.json().get("streams")) {
      if (stream.get("family").asText().equals("users")) {
        found.add(stream.get(field).asText());
      }
    }
    return found;
  }
}
