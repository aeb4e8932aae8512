package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillState;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillRoutesTest {

  private static final String BACKFILLS = "/v1/backfills";

  private final RunningApi api = RunningApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aBackfillOfPagesIsStartedShownAndListed() {
    HttpResponse<String> started =
        api.post(
            BACKFILLS, "{\"pages\":\"3..40\",\"missing\":true,\"concurrency\":4,\"pageSize\":100}");

    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    String id = RunningApi.json(started).get("backfill").asText();
    assertThat(started.headers().firstValue("location")).contains(BACKFILLS + "/" + id);
    JsonNode shown = RunningApi.json(api.get(BACKFILLS + "/" + id));
    assertThat(shown).isEqualTo(RunningApi.json(started));
    assertThat(shown.get("state").asText()).isEqualTo("RUNNING");
    assertThat(shown.get("records").asLong()).isEqualTo(3_800);
    assertThat(shown.get("firstPage").asInt()).isEqualTo(3);
    assertThat(shown.get("concurrency").asInt()).isEqualTo(4);
    assertThat(shown.at("/runs/fetched").asLong(-1)).isZero();
    assertThat(RunningApi.json(api.get(BACKFILLS)).get("backfills")).containsExactly(shown);
    assertThat(only().plan().missing()).isTrue();
  }

  @Test
  void aBackfillOfDaysHasASeedForEach() {
    JsonNode started =
        RunningApi.json(
            api.post(BACKFILLS, "{\"days\":\"2026-11-01..2026-11-03\",\"records\":90}"));

    assertThat(started.get("seed").asText()).isEqualTo("seed-{date}");
    assertThat(started.get("days")).hasSize(3);
    assertThat(only().plan().concurrency()).isEqualTo(2);
  }

  @Test
  void aBackfillOfAScheduleHasItsPlanAndItsDays() {
    api.post(
        "/v1/schedules",
        "{\"name\":\"mondays\",\"cron\":\"0 6 * * MON\",\"records\":70,\"seed\":\"m-{date}\"}");

    JsonNode started =
        RunningApi.json(
            api.post(BACKFILLS, "{\"days\":\"2026-11-01..2026-11-15\",\"schedule\":\"mondays\"}"));

    assertThat(started.get("days"))
        .extracting(JsonNode::asText)
        .containsExactly("2026-11-02", "2026-11-09");
    assertThat(started.get("seed").asText()).isEqualTo("m-{date}");
    assertThat(started.get("records").asLong()).isEqualTo(70);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"pages\":\"1..2\",\"days\":\"2026-11-01..2026-11-03\"}",
        "{\"pages\":\"2..1\"}",
        "{\"pages\":2}",
        "{\"pages\":\"1..2\",\"records\":10}",
        "{\"pages\":\"1..2\",\"firstPage\":2}",
        "{\"pages\":\"1..2\",\"schedule\":\"a\"}",
        "{\"pages\":\"1..2\",\"concurrency\":33}",
        "{\"pages\":\"1..2\",\"missing\":1}",
        "{\"pages\":\"1..2\",\"seed\":\"a-{date}\"}",
        "{\"days\":\"2026-11-01..2026-11-03\"}",
        "{\"days\":\"yesterday\",\"records\":10}",
        "{\"days\":\"+999999999-12-31\",\"records\":10}",
        "{\"days\":\"-999999999-01-01\",\"records\":10}",
        "{\"days\":\"2026-11-01..2026-11-03\",\"records\":10,\"seed\":\"same\"}",
        "{\"days\":\"2026-11-01..2026-11-03\",\"schedule\":\"nobody\"}",
        "{\"days\":\"2026-11-01..2026-11-03\",\"schedule\":\"nobody\",\"records\":10}"
      })
  void whatIsNoBackfillIsRefusedAsAProblem(String body) {
    HttpResponse<String> refused = api.post(BACKFILLS, body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(RunningApi.json(refused).get("errors")).isNotEmpty();
    assertThat(api.backfills.newest(1)).isEmpty();
  }

  @Test
  void theSameKeyStartsOneBackfill() {
    String[] key = {"Idempotency-Key", "once"};
    HttpResponse<String> first = api.post(BACKFILLS, "{\"pages\":\"1..2\"}", key);
    HttpResponse<String> again = api.post(BACKFILLS, "{\"pages\":\"1..2\"}", key);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(api.backfills.newest(10)).hasSize(1);
  }

  @Test
  void aRepetitionIsAnsweredThoughTheScheduleIsGone() {
    String[] key = {"Idempotency-Key", "once"};
    String body = "{\"days\":\"2026-11-01..2026-11-03\",\"schedule\":\"hourly\"}";
    HttpResponse<String> early = api.post(BACKFILLS, body, key);
    api.post("/v1/schedules", "{\"name\":\"hourly\",\"cron\":\"hourly\",\"records\":7}");
    HttpResponse<String> first = api.post(BACKFILLS, body, key);
    api.delete("/v1/schedules/hourly");

    HttpResponse<String> again = api.post(BACKFILLS, body, key);

    assertThat(early.statusCode()).isEqualTo(400);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(only().plan().days()).hasSize(3);
  }

  @Test
  void aBackfillIsPausedResumedAndCancelledForAll() {
    api.post(BACKFILLS, "{\"pages\":\"1..2\"}");
    String one = BACKFILLS + "/" + only().id();

    assertThat(api.post(one + "/pause", "").statusCode()).isEqualTo(200);
    assertThat(only().state()).isEqualTo(BackfillState.PAUSED);
    assertThat(api.post(one + "/resume", "").statusCode()).isEqualTo(200);
    assertThat(only().state()).isEqualTo(BackfillState.RUNNING);
    assertThat(api.post(one + "/cancel", "").statusCode()).isEqualTo(200);
    assertThat(api.post(one + "/cancel", "").statusCode()).isEqualTo(200);
    assertThat(api.post(one + "/pause", "").statusCode()).isEqualTo(409);
    assertThat(api.post(one + "/resume", "").statusCode()).isEqualTo(409);
    assertThat(only().state()).isEqualTo(BackfillState.CANCELLED);
  }

  @Test
  void whatIsNoBackfillIsNotFound() {
    String nobody = BACKFILLS + "/" + UUID.randomUUID();

    assertThat(api.get(nobody).statusCode()).isEqualTo(404);
    assertThat(api.get(BACKFILLS + "/x").statusCode()).isEqualTo(404);
    assertThat(api.post(nobody + "/pause", "").statusCode()).isEqualTo(404);
    assertThat(api.post(nobody + "/resume", "").statusCode()).isEqualTo(404);
    assertThat(api.post(nobody + "/cancel", "").statusCode()).isEqualTo(404);
  }

  private Backfill only() {
    assertThat(api.backfills.newest(2)).hasSize(1);
    return api.backfills.newest(1).get(0);
  }
}
