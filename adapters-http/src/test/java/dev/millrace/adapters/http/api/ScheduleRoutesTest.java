package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleRoutesTest {

  private static final String SCHEDULES = "/v1/schedules";
  private static final String NIGHTLY = SCHEDULES + "/nightly";

  private final RunningApi api = RunningApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aScheduleIsAddedShownAndListed() {
    HttpResponse<String> added =
        api.post(
            SCHEDULES,
            "{\"name\":\"nightly\",\"cron\":\"30 6 * * 1-5\",\"jitter\":\"10m\",\"missed\":\"SKIP\","
                + "\"records\":90,\"pageSize\":20,\"firstPage\":2,\"allowEmpty\":true}");

    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    assertThat(added.headers().firstValue("location")).contains(NIGHTLY);
    JsonNode shown = RunningApi.json(api.get(NIGHTLY));
    assertThat(shown).isEqualTo(RunningApi.json(added));
    assertThat(shown.get("cron").asText()).isEqualTo("30 6 * * 1-5");
    assertThat(shown.get("every").isNull()).isTrue();
    assertThat(shown.get("jitter").asText()).isEqualTo("10m");
    assertThat(shown.get("seed").asText()).isEqualTo("seed-{date}");
    assertThat(shown.get("nextDue").asText()).isEqualTo("2026-11-23T06:30:00Z");
    assertThat(RunningApi.json(api.get(SCHEDULES)).get("schedules")).containsExactly(shown);
    Schedule kept = api.schedules.find(new ScheduleName("nightly")).orElseThrow();
    assertThat(kept.missed()).isEqualTo(Missed.SKIP);
    assertThat(kept.plan().firstPage()).isEqualTo(2);
  }

  @Test
  void aNameIsTakenOnceAndTheSameAgainIsTheSame() {
    String body = body("\"every\":\"1h\"");
    HttpResponse<String> first = api.post(SCHEDULES, body);
    HttpResponse<String> again = api.post(SCHEDULES, body);

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(api.post(SCHEDULES, body("\"every\":\"2h\"")).statusCode()).isEqualTo(409);
    assertThat(api.schedules.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cron\":\"daily\",\"every\":\"1h\"",
        "\"jitter\":\"1m\"",
        "\"cron\":\"61 * * * *\"",
        "\"cron\":7",
        "\"every\":\"1s\"",
        "\"every\":\"often\"",
        "\"every\":\"1h\",\"jitter\":\"1h\"",
        "\"every\":\"1h\",\"jitter\":\"x\"",
        "\"every\":\"1h\",\"missed\":\"skip\"",
        "\"every\":\"1h\",\"pageSize\":0",
        "\"every\":\"1h\",\"days\":\"2026-11-01\""
      })
  void whatIsNoScheduleIsRefusedAsAProblem(String fields) {
    HttpResponse<String> refused = api.post(SCHEDULES, body(fields));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(RunningApi.json(refused).get("errors")).isNotEmpty();
    assertThat(api.schedules.all()).isEmpty();
  }

  @Test
  void everyErrorOfABodyIsToldAtOnce() {
    JsonNode problem =
        RunningApi.json(
            api.post(SCHEDULES, "{\"name\":\"A b\",\"cron\":\"x\",\"jitter\":1,\"y\":1}"));

    assertThat(problem.get("errors")).hasSize(5);
  }

  @Test
  void aFormCannotAddASchedule() {
    HttpResponse<String> refused =
        api.send(
            api.asked(SCHEDULES)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body("\"every\":\"1h\"")))
                .build());

    assertThat(refused.statusCode()).isEqualTo(415);
  }

  @Test
  void aScheduleIsPausedResumedAndRemoved() {
    api.post(SCHEDULES, body("\"every\":\"1h\""));

    assertThat(RunningApi.json(api.post(NIGHTLY + "/pause", "")).get("paused").asBoolean())
        .isTrue();
    api.clock.pass(Duration.ofHours(5));
    JsonNode resumed = RunningApi.json(api.post(NIGHTLY + "/resume", ""));
    assertThat(resumed.get("paused").asBoolean()).isFalse();
    assertThat(resumed.get("nextDue").asText()).isEqualTo("2026-11-21T14:00:00Z");
    assertThat(api.delete(NIGHTLY).statusCode()).isEqualTo(200);
    assertThat(api.delete(NIGHTLY).statusCode()).isEqualTo(404);
    assertThat(api.schedules.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "A", "%3Cscript%3E"})
  void whatIsNoScheduleIsNotFound(String name) {
    assertThat(api.get(SCHEDULES + "/" + name).statusCode()).isEqualTo(404);
    assertThat(api.delete(SCHEDULES + "/" + name).statusCode()).isEqualTo(404);
    assertThat(api.post(SCHEDULES + "/" + name + "/pause", "").statusCode()).isEqualTo(404);
    assertThat(api.post(SCHEDULES + "/" + name + "/resume", "").statusCode()).isEqualTo(404);
  }

  private static String body(String fields) {
    return "{\"name\":\"nightly\",\"records\":10," + fields + "}";
  }
}
