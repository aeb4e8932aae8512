package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.application.schedule.FireSchedules;
import dev.millrace.application.schedule.Fired;
import dev.millrace.application.schedule.FiringSchedules;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.schedule.Every;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Schedules and backfills over the command line, against a running pipeline. */
class SchedulesIT {

  private static final int PROCESSES = 2;

  /** No process by the real clock sees a fire of that time. */
  private static final Instant FAR = Instant.parse("2040-01-01T00:30:00Z");

  private final RunningPipeline path = RunningPipeline.shared();
  private final AtomicReference<Instant> now = new AtomicReference<>(FAR);

  @Test
  void twoProcessesOverTheSameDatabaseFireEachTimeOnce() {
    List<FireSchedules> processes = IntStream.range(0, PROCESSES).mapToObj(i -> process()).toList();
    Schedules schedules = path.wired(Modules.books()).getInstance(Schedules.class);
    ScheduleName name = new ScheduleName("twice");
    RunPlan plan = path.plan("twice-{date}", 1, 1);
    schedules.add(
        Schedule.of(name, Every.parse("1h"), Duration.ofMinutes(5), Missed.RUN_ONCE, plan, FAR));
    List<Fired> fired = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
      processes.stream()
          .map(process -> CompletableFuture.supplyAsync(process::fire))
          .toList()
          .forEach(fires -> fired.addAll(fires.join()));
      path.the(Runs.class).cancel(Objects.requireNonNull(fired.get(hour).run()));
    }
    schedules.remove(name);

    assertThat(fired).hasSize(24).extracting(one -> one.fire().due()).doesNotHaveDuplicates();
    assertThat(runsOf("twice-2040-01-0"))
        .extracting(Run::id)
        .containsExactlyInAnyOrderElementsOf(fired.stream().map(Fired::run).toList());
  }

  @Test
  void aScheduleStartsItsRunsByTheClockOfTheIngestProcess() {
    JsonNode added =
        json("schedules", "add", "often", "--every", "10s", "--records", "5", "--page-size", "5")
            .node();
    assertThat(added.get("seed").asText()).isEqualTo("millrace-{date}");
    RunningPipeline.await(
        "a fire of often", () -> !show().get("lastRun").isNull(), () -> show().toString());

    assertThat(json("schedules", "pause", "often").node().get("paused").asBoolean()).isTrue();
    RunId run = RunId.of(show().get("lastRun").asText());
    path.awaitSettled(run);
    assertThat(path.run(run).plan().seed()).matches("millrace-20[0-9-]{8}");
    assertThat(json("schedules", "list").node().get("schedules").findValuesAsText("name"))
        .contains("often");
    assertThat(json("schedules", "resume", "often").node().get("paused").asBoolean()).isFalse();
    assertThat(json("schedules", "remove", "often").code()).isZero();
    assertThat(json("schedules", "show", "often").code()).isEqualTo(1);
    assertThat(json("schedules", "remove", "often").code()).isEqualTo(1);
  }

  @Test
  void backfillsOfPagesAndOfDaysAskForWhatIsMissingAndForNothingElse() {
    RunPlan plan = path.plan("gaps", 60, 10);
    path.awaitOver(path.submit(plan.part(2, 3)));
    path.awaitOver(path.submit(plan.part(5, 5)));
    path.awaitOver(path.submit(path.plan("of-2026-11-03", 20, 10)));
    assertThat(askedFor("gaps")).containsExactlyInAnyOrder(2, 3, 5);

    String pages = backfill("--pages 1..6 --seed gaps --page-size 10 --missing");
    String days =
        backfill(
            "--days 2026-11-01..2026-11-04 --seed of-{date} --records 20 --page-size 10 --missing");
    awaitDone(pages);
    awaitDone(days);

    assertThat(askedFor("gaps")).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    assertThat(runsOf("gaps")).hasSize(5).extracting(Run::state).containsOnly(RunState.FETCHED);
    assertThat(runsOf("of-2026"))
        .extracting(run -> run.plan().seed())
        .containsExactlyInAnyOrder(
            "of-2026-11-01", "of-2026-11-02", "of-2026-11-03", "of-2026-11-04");
    assertThat(askedFor("of-2026")).hasSize(8);
    assertThat(json("backfill", "cancel", days).code()).as("it is over").isEqualTo(1);
    assertThat(json("backfill", "list").node().get("backfills").findValuesAsText("backfill"))
        .contains(pages, days);
  }

  /** As another ingest process would. */
  private FireSchedules process() {
    Schedules schedules = path.wired(Modules.books()).getInstance(Schedules.class);
    return new FiringSchedules(schedules, path.the(Runs.class), now::get, UUID::randomUUID);
  }

  private JsonNode show() {
    return json("schedules", "show", "often").node();
  }

  private String backfill(String wanted) {
    return json(("backfill " + wanted).split(" ", -1)).node().get("backfill").asText();
  }

  private void awaitDone(String backfill) {
    RunningPipeline.await(
        "backfill " + backfill,
        () -> json("backfill", "show", backfill).node().get("state").asText().equals("DONE"),
        () -> json("backfill", "show", backfill).out());
  }

  private List<Run> runsOf(String seed) {
    return path.the(Runs.class).newest(1_000).stream()
        .filter(run -> run.plan().seed().startsWith(seed))
        .toList();
  }

  /** The pages that the source was asked for and answered, by the begin of their seed. */
  private List<Integer> askedFor(String seed) {
    return path.simulator().served().pages().stream()
        .filter(page -> page.request().seed().startsWith(seed))
        .map(page -> page.request().page())
        .toList();
  }

  private Answer json(String... arguments) {
    return Answer.json(path, arguments);
  }
}
