package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.FamilyName;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProbesAndMetricsTest {

  @Test
  void aProcessThatIsStartingLivesAndIsNotReady() {
    try (RunningApi api = RunningApi.start()) {
      api.started = false;

      assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(api.get("/health/started").statusCode()).isEqualTo(503);
      assertThat(api.get("/health/ready").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void aProcessWithoutItsDatabaseHasStartedAndIsNotReady() {
    try (RunningApi api = RunningApi.start()) {
      api.ready = false;

      assertThat(api.get("/health/started").statusCode()).isEqualTo(200);
      HttpResponse<String> ready = api.get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).isEqualTo("{\"status\":\"DOWN\"}");
    }
  }

  @Test
  void requestsRunsAndTheJvmAreMeasured() {
    try (RunningApi api = RunningApi.start()) {
      api.post("/v1/runs", "{\"records\":10}");
      api.get("/v1/runs/none");

      HttpResponse<String> metrics = api.get("/metrics");

      assertThat(metrics.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
      assertThat(metrics.body())
          .contains(
              "millrace_runs{state=\"SUBMITTED\"} 1\n",
              "millrace_runs{state=\"CANCELLED\"} 0\n",
              "millrace_http_request_duration_seconds_count{method=\"POST\",route=\"/v1/runs\","
                  + "status=\"201\"} 1",
              "route=\"/v1/runs/{run}\",status=\"404\"} 1",
              "millrace_outbox_backlog_rows 7\n",
              "millrace_outbox_backlog_age_seconds 1.5",
              "jvm_memory_used_bytes{area=\"heap\"}");
      assertThat(api.get("/metrics").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aDatabaseThatIsAwayKeepsOnlyItsOwnFiguresBack() {
    try (RunningApi api = RunningApi.start(runs -> new Away(() -> {}), calls -> calls)) {
      assertThat(api.get("/v1/runs").statusCode()).isEqualTo(503);
      HttpResponse<String> metrics = api.get("/metrics");

      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.body()).contains("status=\"503\"").doesNotContain("SUBMITTED");
    }
  }

  /** More ask than there are threads, and nothing answers them. */
  @Test
  @Timeout(60)
  void aDatabaseThatHangsHoldsUpNeitherProbesNorMetrics() {
    CountDownLatch thawed = new CountDownLatch(1);
    AtomicInteger questions = new AtomicInteger();
    Runnable hangs =
        () -> {
          questions.incrementAndGet();
          awaited(thawed);
        };
    try (RunningApi api = RunningApi.start(runs -> new Away(hangs), calls -> calls)) {
      api.readiness =
          () -> {
            hangs.run();
            return true;
          };
      List<HttpResponse<String>> probes = all(20, () -> api.get("/health/ready"));
      List<HttpResponse<String>> metrics = all(20, () -> api.get("/metrics"));

      assertThat(probes).allSatisfy(ready -> assertThat(ready.statusCode()).isEqualTo(503));
      assertThat(metrics)
          .allSatisfy(
              page ->
                  assertThat(page.body())
                      .contains("jvm_memory_used_bytes")
                      .doesNotContain("_runs"));
      assertThat(questions).as("one of each, which all wait for").hasValue(2);
      thawed.countDown();
      while (api.get("/health/ready").statusCode() != 200) {
        Thread.onSpinWait();
      }
    } finally {
      thawed.countDown();
    }
  }

  private static <T> List<T> all(int count, Supplier<T> question) {
    List<CompletableFuture<T>> asked =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(question, work -> new Thread(work).start())
                        .orTimeout(20, TimeUnit.SECONDS))
            .limit(count)
            .toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatNobodyServesIsAProblemOfItsOwn() {
    try (RunningApi api = RunningApi.start()) {
      assertThat(api.get("/v2/runs").statusCode()).isEqualTo(404);
      HttpResponse<String> other = api.post("/health/live", "");
      assertThat(other.statusCode()).isEqualTo(405);
      assertThat(other.headers().firstValue("allow")).contains("GET");
    }
  }

  /**
   * Runs in a database that nobody reaches.
   *
   * @param first what happens before that is known
   */
  private record Away(Runnable first) implements Runs {

    @Override
    public void submit(RunId id, RunPlan plan) {
      throw away();
    }

    @Override
    public Optional<Run> find(RunId id) {
      throw away();
    }

    @Override
    public List<Run> newest(int limit) {
      throw away();
    }

    @Override
    public List<Run> before(RunId run, int limit) {
      throw away();
    }

    @Override
    public Map<RunState, Long> counts() {
      throw away();
    }

    @Override
    public Run begin(RunId id) {
      throw away();
    }

    @Override
    public int closeCollecting(FamilyName family) {
      throw away();
    }

    @Override
    public void fetched(RunId id) {
      throw away();
    }

    @Override
    public void failed(RunId id, String problem, boolean last) {
      throw away();
    }

    @Override
    public void paused(RunId id, String reason) {
      throw away();
    }

    @Override
    public Optional<Run> cancel(RunId id) {
      throw away();
    }

    private TransientFailure away() {
      first.run();
      return new TransientFailure("nobody answers");
    }
  }
}
