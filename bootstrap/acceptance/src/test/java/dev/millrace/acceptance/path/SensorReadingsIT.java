package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A family with an operator on the path: what a sensor measures, scored, and its alerts. */
class SensorReadingsIT {

  private static final FamilyName READINGS = new FamilyName("sensor-readings");
  private static final int CALM = 600;
  private static final int MANY = 800;
  private static final int STEP_SECONDS = 60;

  private final RunningPipeline path = RunningPipeline.shared();
  private final RunsApi api = new RunsApi(path.settings());
  private final String sensor = "boiler-" + UUID.randomUUID();
  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @Test
  void readingsAreScoredOnceEachAndWhatIsStrangeOpensAnAlert() {
    List<String> readings = readings();
    RunId run = push(readings.subList(0, CALM));
    awaitServed(run, CALM);
    awaitScores(CALM);
    assertThat(alerts()).isEmpty();

    List<String> rest = new ArrayList<>(readings.subList(CALM, MANY));
    rest.add(readings.get(0));
    rest.add(
        readings
            .get(MANY - 1)
            .replaceFirst("\"value\":[^,]+", "\"value\":\"NaN\"")
            .replaceFirst("\"eventId\":\"[^\"]+", "\"eventId\":\"" + UUID.randomUUID()));
    assertThat(push(rest)).isEqualTo(run);
    awaitServed(run, MANY + 1);
    awaitScores(MANY);

    assertThat(path.sheet(run).duplicates()).isEqualTo(1);
    assertThat(rows("sensor_readings_by_sensor_and_day", "&day=" + day + "&limit=1000"))
        .hasSize(MANY + 1);
    List<JsonNode> alerts = alerts();
    assertThat(alerts).hasSize(1);
    assertThat(Instant.parse(alerts.get(0).path("opened_at").asText()))
        .isBetween(at(CALM), at(CALM + 5));
    assertThat(Instant.parse(alerts.get(0).path("closed_at").asText())).isAfter(at(CALM + 5));
    assertThat(alerts.get(0).path("peak").asDouble()).isBetween(0.8, 1.0);
    assertThat(alerts.get(0).path("reason").asText()).contains("usually about");
    RunningPipeline.await(
        "the topic to tell what the view has",
        () -> told().equals(seen()),
        () -> told() + " and not " + seen());
    Verification verification = path.the(VerifyRun.class).verify(run).orElseThrow();
    assertThat(verification.isAccountedFor()).isTrue();
    assertThat(verification.served()).isEqualTo(MANY + 1L);
  }

  /** A minute apart: calm, but for five of them that jump. */
  private List<String> readings() {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      double value = 70 + random.nextDouble() + (i >= CALM && i < CALM + 5 ? 100 : 0);
      lines.add(
          """
          {"eventId":"%s","sensor":"%s","value":%s,"unit":"°C","at":"%s"}\
          """
              .formatted(UUID.randomUUID(), sensor, value, at(i)));
    }
    return lines;
  }

  private Instant at(int number) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds((long) number * STEP_SECONDS);
  }

  private RunId push(List<String> lines) {
    try (Pushers pushers = new Pushers(path.settings(), READINGS, 1)) {
      pushers.push(UUID.randomUUID().toString(), List.of(String.join("\n", lines))).join();
      return RunId.of(pushers.acknowledged().get(0).get("run").asText());
    }
  }

  private void awaitServed(RunId run, long readings) {
    RunningPipeline.await(
        "all that was pushed to be served",
        () -> path.sheet(run).isSettled() && path.sheet(run).served() == readings,
        () -> path.sheet(run).toString());
  }

  private void awaitScores(long many) {
    RunningPipeline.await(
        many + " readings to have a score", () -> scores() == many, () -> scores() + " have");
  }

  private long scores() {
    return rows("sensor_readings_by_sensor_and_day", "&day=" + day + "&limit=1000").stream()
        .filter(row -> row.path("score").isNumber())
        .count();
  }

  private List<JsonNode> alerts() {
    return rows("sensor_alerts_by_sensor", "");
  }

  private List<String> told() {
    return ToldAlerts.of(path.settings(), "sensor", sensor).stream()
        .map(SensorReadingsIT::shown)
        .toList();
  }

  private List<String> seen() {
    return alerts().stream().map(SensorReadingsIT::shown).toList();
  }

  private static String shown(JsonNode alert) {
    return String.join(
        " ",
        Instant.parse(alert.path("opened_at").asText()).toString(),
        alert.path("closed_at").isTextual()
            ? Instant.parse(alert.path("closed_at").asText()).toString()
            : "open",
        Double.toString(alert.path("peak").asDouble()),
        alert.path("reason").asText());
  }

  private List<JsonNode> rows(String view, String further) {
    List<JsonNode> rows = new ArrayList<>();
    api.get("/v1/views/" + view + "?sensor=" + sensor + further)
        .json()
        .path("rows")
        .forEach(rows::add);
    return rows;
  }
}
