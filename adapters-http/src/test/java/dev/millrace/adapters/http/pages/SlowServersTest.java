package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.FamilyName;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that is away, or hangs, takes its own part of a page and no other. */
class SlowServersTest {

  private final CountDownLatch hanging = new CountDownLatch(1);
  private final List<RunningCenter> centers = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    hanging.countDown();
    centers.forEach(RunningCenter::close);
  }

  @Test
  void aDatabaseThatHangsIsSaidNotToHaveAnsweredWhileTheRestOfThePageIsThere() {
    RunningCenter center = center(this::hang, Questions.PATIENCE);

    String runs = center.get("/runs").body();
    String run = center.get("/runs/" + UUID.randomUUID()).body();

    assertThat(runs).contains("PostgreSQL has not answered yet", "data-pending", "Start the run");
    assertThat(run).contains("PostgreSQL has not answered yet", "millrace ledger");
  }

  @Test
  void aDatabaseThatIsAwayIsSaidToBe() {
    RunningCenter center = center(SlowServersTest::fail, Duration.ofSeconds(15));

    HttpResponse<String> page = center.get("/runs");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("PostgreSQL does not answer", "the connection was refused", "Start the run");
  }

  @Test
  void whoStartsARunIsToldThatNobodyKnowsWhetherItWas() {
    RunningCenter center = center(SlowServersTest::fail, Duration.ofSeconds(15));

    HttpResponse<String> answer =
        center.post("/runs", Map.of("records", "10", "run", UUID.randomUUID().toString()));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("doing it again is safe");
  }

  @Test
  void questionsThatHangAreFewAndThoseBehindAreToldAtOnce() {
    RunningCenter center = center(this::hang, Questions.PATIENCE);
    IntStream.range(0, 8).parallel().forEach(i -> center.get("/runs"));

    assertThat(center.get("/runs").body()).contains("Earlier questions have not been answered");
  }

  private RunningCenter center(Runnable fate, Duration patience) {
    RunningCenter center = RunningCenter.start(runs -> new FatefulRuns(fate), patience);
    centers.add(center);
    return center;
  }

  private void hang() {
    try {
      hanging.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fail() {
    throw new TransientFailure("the connection was refused");
  }

  /** Runs to which something happens before they answer that there are none. */
  private record FatefulRuns(Runnable fate) implements Runs {

    @Override
    public void submit(RunId id, RunPlan plan) {
      fate.run();
    }

    @Override
    public Optional<Run> find(RunId id) {
      fate.run();
      return Optional.empty();
    }

    @Override
    public List<Run> newest(int limit) {
      fate.run();
      return List.of();
    }

    @Override
    public List<Run> before(RunId run, int limit) {
      fate.run();
      return List.of();
    }

    @Override
    public Map<RunState, Long> counts() {
      fate.run();
      return Map.of();
    }

    @Override
    public Run begin(RunId id) {
      throw new IllegalStateException("pages begin no run");
    }

    @Override
    public void fetched(RunId id) {
      fate.run();
    }

    @Override
    public void failed(RunId id, String problem, boolean last) {
      fate.run();
    }

    @Override
    public void paused(RunId id, String reason) {
      fate.run();
    }

    @Override
    public Optional<Run> cancel(RunId id) {
      fate.run();
      return Optional.empty();
    }

    @Override
    public int closeCollecting(FamilyName family) {
      fate.run();
      return 0;
    }
  }
}
