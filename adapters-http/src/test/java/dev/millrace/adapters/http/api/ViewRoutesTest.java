package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.WriteTime;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewRoutesTest {

  private static final Users USERS = new Users();
  private static final User ADA = SomeUsers.ada();
  private static final String BY_ID = "/v1/views/users_by_id?user_id=" + ADA.id();
  private static final String BRITISH =
      "/v1/views/users_by_country_and_day?country=GB&registered_on=2012-06-05";
  private static final String COUNTS =
      "/v1/views/user_counts_by_gender_and_minute?gender=female&day=2026-11-22";

  private final RunningApi api = RunningApi.start();

  @BeforeEach
  void serveAda() {
    api.views.write(USERS.project(SomeUsers.first(ADA), new Position("millrace.users", 0, 1)));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void theViewsAreListedWithWhatTheyAreAskedBy() {
    JsonNode views = RunningApi.json(api.get("/v1/views")).get("views");

    assertThat(views.findValuesAsText("view"))
        .contains("users_by_id", "users_by_email", "user_counts_by_age_band_and_minute");
    JsonNode newest = find(views, "users_by_registration_minute");
    assertThat(newest.get("key"))
        .hasToString("[{\"column\":\"registered_minute\",\"type\":\"timestamp\"}]");
    assertThat(newest.at("/order/0"))
        .hasToString("{\"column\":\"registered_at\",\"type\":\"timestamp\",\"descending\":true}");
    assertThat(newest.at("/values/1"))
        .hasToString("{\"column\":\"first_name\",\"type\":\"text\",\"personal\":true}");
  }

  @Test
  void theTokenSeesARowMaskedAndTheOneForPersonalDataSeesItAsItIs() {
    JsonNode masked = RunningApi.json(api.get(BY_ID));
    JsonNode shown = RunningApi.json(api.getPersonal(BY_ID));

    assertThat(masked.get("masked").asBoolean()).isTrue();
    assertThat(masked.at("/rows/0/last_name").asText()).isEqualTo("L*******");
    assertThat(masked.at("/rows/0/gender").asText()).isEqualTo("female");
    assertThat(masked.at("/rows/0/version").isIntegralNumber()).isTrue();
    assertThat(shown.get("masked").asBoolean()).isFalse();
    assertThat(shown.at("/rows/0/last_name").asText()).isEqualTo("Lovelace");
    assertThat(shown.at("/rows/0/user_id").asText()).isEqualTo(ADA.id().toString());
  }

  @Test
  void nobodyWithoutATokenReadsAView() {
    HttpRequest request = HttpRequest.newBuilder(api.at(BY_ID)).build();

    assertThat(api.send(request).statusCode()).isEqualTo(401);
  }

  @Test
  void aPartitionIsReadPageByPage() {
    count(5);
    List<String> counts = new ArrayList<>();
    JsonNode page = RunningApi.json(api.get(COUNTS + "&limit=2"));
    counts.addAll(page.get("rows").findValuesAsText("count"));
    while (!page.get("next").isNull()) {
      page = RunningApi.json(api.get(COUNTS + "&limit=2&page=" + page.get("next").asText()));
      counts.addAll(page.get("rows").findValuesAsText("count"));
    }

    assertThat(counts).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void aPartitionIsReadBetweenBounds() {
    count(5);
    String path = COUNTS + "&from=2026-11-22T12:01:00Z&to=2026-11-22T12:03:00Z";

    assertThat(RunningApi.json(api.get(path)).get("rows").findValuesAsText("count"))
        .containsExactly("1", "2");
  }

  @Test
  void whatIsNotThereHasNoRows() {
    HttpResponse<String> answer = api.get(BRITISH.replace("GB", "FR"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(RunningApi.json(answer).get("rows")).isEmpty();
    assertThat(RunningApi.json(answer).get("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/views/users_by_id, user_id is missing: a UUID",
    "/v1/views/users_by_id?user_id=canary, user_id is not a UUID",
    "/v1/views/users_by_id?user_id=canary&colour=red, colour is no part of the key of users_by_id",
    "/v1/views/users_by_email?email_hash=, email_hash is not a text",
    "/v1/views/users_by_email?email_hash=a&page=canary, page is the `next` of an answer",
    "/v1/views/users_by_email?email_hash=a&from=canary, from is not a UUID",
    "/v1/views/users_by_email?email_hash=a&limit=0, limit is a whole number from 1 to 1000",
    "/v1/views/users_by_email?email_hash=a&limit=1001, limit is a whole number from 1 to 1000",
    "/v1/views/users_by_email?email_hash=a&limit=many, limit is a whole number from 1 to 1000",
    "/v1/views/users_by_email?email_hash=a&limit=99999999999, limit is a whole number from 1",
    "/v1/views/users_by_registration_minute?registered_minute=%2B1000000000-12-31T23:59:59Z,"
        + " registered_minute is not a time"
  })
  void aQuestionThatCannotBeUnderstoodSaysWhyAndRepeatsNoValue(String path, String why) {
    HttpResponse<String> answer = api.get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains(why).doesNotContain("canary");
  }

  @Test
  void anUnknownViewIsAnsweredByThoseThatThereAre() {
    HttpResponse<String> answer = api.get("/v1/views/users_by_name?name=Ada");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(RunningApi.json(answer).get("detail").asText())
        .startsWith("There is no view users_by_name; there are users_by_id, ");
  }

  @Test
  void viewsThatAreAwayAreAskedAgainLater() {
    api.pages =
        (slice, most) -> {
          throw new TransientFailure("nobody answers");
        };

    HttpResponse<String> answer = api.get(BY_ID);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).contains("1");
    assertThat(api.get("/v1/views").statusCode()).isEqualTo(200);
  }

  @Test
  void aTableThatIsNotAsItShouldBeIsOurFault() {
    api.pages =
        (slice, most) -> {
          throw new PermanentFailure("canary");
        };

    HttpResponse<String> answer = api.get(BY_ID);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("canary");
  }

  /** As many ask as are answered at once. */
  @Test
  @Timeout(60)
  void viewsThatHangHoldNobodyElseUp() throws InterruptedException {
    CountDownLatch hanging = new CountDownLatch(2);
    CountDownLatch thawed = new CountDownLatch(1);
    api.pages =
        (slice, most) -> {
          hanging.countDown();
          awaited(thawed);
          return api.views.rows(slice, most);
        };
    List<CompletableFuture<Integer>> asked =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> api.get(BY_ID).statusCode(), work -> new Thread(work).start()))
            .limit(4)
            .toList();
    hanging.await();

    assertThat(api.get("/v1/runs").statusCode()).isEqualTo(200);
    thawed.countDown();

    assertThat(asked.stream().map(CompletableFuture::join)).contains(200).isSubsetOf(200, 503);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void count(int windows) {
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    for (int i = 0; i < windows; i++) {
      Instant start = noon.plusSeconds(60L * i);
      api.views.write(
          List.of(USERS.windowedCounts().get(1).row("female", start, i, new WriteTime(1))));
    }
  }

  private static JsonNode find(JsonNode views, String name) {
    for (JsonNode view : views) {
      if (view.get("view").asText().equals(name)) {
        return view;
      }
    }
    throw new AssertionError("there is no view " + name);
  }
}
