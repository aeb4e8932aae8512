package dev.millrace.adapters.http.api;

import static dev.millrace.adapters.http.api.RunningCollector.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.http.SourceRequest;
import dev.millrace.application.admission.PassedLimits;
import dev.millrace.application.ingest.TakenKind;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.users.Users;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CollectorMetricsTest {

  private final RunningCollector collector = RunningCollector.start();

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void theBreakersOfSourcesAreShown() {
    assertThat(collector.metrics()).doesNotContain("millrace_source_breaker");
    collector.breakers.putAll(Map.of("https://one.test", "open", "http://two.test:81", "closed"));

    assertThat(collector.metrics())
        .contains(
            "millrace_source_breaker{origin=\"https://one.test\",state=\"open\"} 1\n",
            "millrace_source_breaker{origin=\"https://one.test\",state=\"closed\"} 0\n",
            "millrace_source_breaker{origin=\"https://one.test\",state=\"half_open\"} 0\n",
            "millrace_source_breaker{origin=\"http://two.test:81\",state=\"closed\"} 1\n");
  }

  @Test
  void requestsToSourcesAreCountedFromZeroOn() {
    assertThat(collector.metrics())
        .contains(
            "# TYPE millrace_source_requests_total counter\n",
            "millrace_source_requests_total{attempt=\"first\",outcome=\"page\"} 0\n",
            "millrace_source_requests_total{attempt=\"retry\",outcome=\"given_up\"} 0\n");
    collector.requests.put(new SourceRequest(false, SourceRequest.Outcome.BUSY), 7L);
    collector.requests.put(new SourceRequest(true, SourceRequest.Outcome.PAGE), 5L);

    assertThat(collector.metrics())
        .contains(
            "millrace_source_requests_total{attempt=\"first\",outcome=\"busy\"} 7\n",
            "millrace_source_requests_total{attempt=\"retry\",outcome=\"page\"} 5\n",
            "millrace_source_requests_total{attempt=\"first\",outcome=\"page\"} 0\n");
  }

  @Test
  void recordsAreCountedByWhatBecameOfThemAndThoseInQuarantineByReason() {
    assertThat(collector.metrics()).contains(taken("collector", "accepted", 0));
    collector.push(
        user(1, "Ulm") + "\n{\"login\":\n" + user(1, "Ulm") + "\n{}\n{}\n" + user(2, "Ulm"));

    assertThat(collector.metrics())
        .contains(
            "# TYPE millrace_records_taken_total counter\n",
            taken("collector", "accepted", 2),
            taken("collector", "duplicate", 1),
            taken("collector", "rejected", 3),
            taken("collector", "conflict", 0),
            taken("run", "accepted", 0),
            quarantined("unreadable", 1),
            quarantined("field", 2),
            quarantined("conflict", 0));
  }

  @Test
  void conflictsAndWhatRunsFetchAreToldApart() {
    FamilyName users = new Users().name();
    Map<TakenKind, Long> counts =
        Map.of(
            new TakenKind(users, false, Outcome.CONFLICT, false), 3L,
            new TakenKind(users, true, Outcome.CONFLICT, false), 4L,
            new TakenKind(users, false, Outcome.STORED, false), 5L,
            new TakenKind(new FamilyName("cats"), false, Outcome.CONFLICT, false), 9L);
    Exposition page = new Exposition();
    new IngestFigures(
            new Families(List.of(new Users())),
            Map::of,
            Map::of,
            () -> counts,
            Map::of,
            () -> PassedLimits.NONE)
        .show(page);

    assertThat(page.bytes().text())
        .contains(
            taken("run", "conflict", 3),
            taken("collector", "conflict", 4),
            taken("run", "accepted", 5),
            quarantined("conflict", 7))
        .doesNotContain("cats");
  }

  private static String taken(String via, String outcome, int count) {
    return "millrace_records_taken_total{family=\"users\",outcome=\"%s\",via=\"%s\"} %d\n"
        .formatted(outcome, via, count);
  }

  private static String quarantined(String reason, int count) {
    return "millrace_records_quarantined_total{family=\"users\",reason=\"%s\"} %d\n"
        .formatted(reason, count);
  }

  @Test
  void whatWaitsIsShownUntilItIsAnswered() {
    byte[] three = users(3);
    collector.commits(false);
    CompletableFuture<HttpResponse<String>> pushed = collector.pushing(three);

    awaitMetric("millrace_collector_waiting_records{family=\"users\"} 3\n");
    assertThat(collector.metrics())
        .contains(
            "millrace_http_held_requests 1\n", "millrace_http_held_bytes " + three.length + "\n");
    collector.commits(true);
    assertThat(pushed.join().statusCode()).isEqualTo(200);
    awaitMetric("millrace_collector_waiting_records{family=\"users\"} 0\n");
    awaitMetric("millrace_http_held_requests 0\n");
    awaitMetric("millrace_http_held_bytes 0\n");
  }

  private void awaitMetric(String line) {
    String shown = collector.metrics();
    while (!shown.contains(line)) {
      assertThat(Thread.currentThread().isInterrupted()).as("%s in%n%s", line, shown).isFalse();
      shown = collector.metrics();
    }
  }

  @Test
  void aLineThatIsFullIsCounted() {
    assertThat(collector.metrics())
        .contains("millrace_http_requests_refused_total{reason=\"line_full\",status=\"429\"} 0\n");
    collector.commits(false);
    var one = collector.pushing(users(100));
    var other = collector.pushing(users(100));
    CompletableFuture.anyOf(one, other).join();

    assertThat(collector.refused("line_full")).isEqualTo(1);
    assertThat(collector.refused("path_full")).isZero();
    collector.commits(true);
    assertThat(List.of(one.join().statusCode(), other.join().statusCode()))
        .containsExactlyInAnyOrder(200, 429);
  }

  @Test
  void aPathThatIsFullIsCountedAndTheLimitsThatItPassesAreShown() {
    assertThat(collector.metrics())
        .contains(limit("records", 0), limit("bytes", 0), limit("age", 0));
    collector.behind(new Backlog(1_001, 0, Duration.ofHours(2)));

    assertThat(collector.push(user(1, "Ulm")).statusCode()).isEqualTo(429);
    assertThat(collector.refused("path_full")).isEqualTo(1);
    assertThat(collector.refused("line_full")).isZero();
    assertThat(collector.metrics())
        .contains(limit("records", 1), limit("bytes", 0), limit("age", 1));
    collector.behind(new Backlog(0, 9 << 20, Duration.ZERO));
    assertThat(collector.metrics())
        .contains(limit("records", 0), limit("bytes", 1), limit("age", 0));
    collector.behind(Backlog.NONE);
    assertThat(collector.push(user(1, "Ulm")).statusCode()).isEqualTo(200);
    assertThat(collector.metrics()).contains(limit("bytes", 0));
  }

  private static String limit(String name, int passed) {
    return "millrace_admission_limit_passed{limit=\"%s\"} %d\n".formatted(name, passed);
  }

  private static byte[] users(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> user(i, "Ulm"))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
