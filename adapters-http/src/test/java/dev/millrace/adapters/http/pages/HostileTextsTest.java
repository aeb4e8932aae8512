package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.path.StreamReading;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.testing.PageFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody wrote shows as text, on every page and in every event. */
class HostileTextsTest {

  private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
  private static final RunPlan PLAN =
      new RunPlan(new FamilyName("users"), URI.create("http://api.test/?a='b'&c"), HOSTILE, 3, 500);

  private final RunningCenter center = RunningCenter.start();
  private final RunId run = new RunId(UUID.randomUUID());

  @BeforeEach
  void fill() {
    RunId before = new RunId(UUID.randomUUID());
    center.runs.submit(before, PLAN);
    take(before, "plain=1");
    center.runs.submit(run, PLAN);
    center.runs.begin(run);
    take(run, HOSTILE.replace("=", "-"), HOSTILE + "=1");
    center.runs.failed(run, "the source says " + HOSTILE, false);
    center.kafka =
        () ->
            List.of(
                new StreamReading(HOSTILE, HOSTILE, 1L, null, true, 0, 5, Duration.ofSeconds(90)));
    center.cassandra =
        () -> {
          throw new TransientFailure("a node says " + HOSTILE);
        };
  }

  private void take(RunId id, String... records) {
    new InMemoryIntake(center.store).inTransaction(PageFixture.of(id, 1, records)::takeIn);
  }

  @AfterEach
  void stop() {
    center.close();
  }

  @Test
  void everyPageShowsItAsText() {
    for (String path : List.of("/", "/runs", "/runs/" + run)) {
      assertHarmless(path, center.get(path).body());
    }
  }

  @Test
  void everyEventShowsItAsText() throws IOException {
    for (String path : List.of("/events/path", "/events/runs", "/events/runs/" + run)) {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(center.open(path), StandardCharsets.UTF_8))) {
        assertHarmless(
            path,
            lines.lines().filter(line -> line.startsWith("data: ")).findFirst().orElseThrow());
      }
    }
  }

  @Test
  void aFormThatIsShownAgainShowsItAsText() {
    String page = center.post("/runs", Map.of("records", HOSTILE, "seed", HOSTILE)).body();

    assertHarmless("the form", page);
  }

  /** Names are looked up among those that there are, and never become part of a path or query. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/views/users_by_id%3B%20DROP%20TABLE%20users_by_id",
        "/views/users_by_id%22%20WHERE%20%22a",
        "/views/..%2F..%2Fetc%2Fpasswd",
        "/assets/..%2F..%2F..%2F..%2Fetc%2Fpasswd",
        "/assets/%2Fetc%2Fpasswd",
        "/assets/..%5C..%5Cpages%5CAsset.class",
        "/assets/%00",
        "/runs/'%20OR%20'1'='1",
        "/dead-letters/1%20OR%201=1",
        "/schedules/..%2F..%2Fx",
        "/records?key=1&family=users'%20OR%20'1'='1",
        "/dead-letters?family=users'--",
        "/dead-letters?reason=MALFORMED'--",
        "/dead-letters?numbers=1%20OR%201=1"
      })
  void aNameThatThereIsNotIsRefused(String path) {
    HttpResponse<String> answer = center.get(path);

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("root:", "\tat ", "Exception");
  }

  private static void assertHarmless(String where, String page) {
    assertThat(page)
        .as(where)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img src")
        .doesNotContain("<script>", "<img", "alert(1)</");
  }
}
