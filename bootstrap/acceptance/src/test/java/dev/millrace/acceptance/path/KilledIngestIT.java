package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.schedule.Every;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import dev.millrace.simulator.ServedPage;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ingest processes that are killed with schedules and backfills under way. */
class KilledIngestIT {

  private static final String INGEST = "ingest";
  private static final int SCHEDULES = 12;

  /** So far apart that a fire is due long since, and no other comes while this lasts. */
  private static final Every RARELY = new Every(Duration.ofDays(1_000));

  private final RunningPipeline path = RunningPipeline.shared();
  private final Schedules schedules = path.wired(Modules.books()).getInstance(Schedules.class);
  private final List<ScheduleName> added = new ArrayList<>();

  @AfterEach
  void clear() throws InterruptedException {
    path.simulator().faults().clear();
    added.forEach(schedules::remove);
    if (path.pipeline().stack().handle(INGEST).isEmpty()) {
      path.pipeline().stack().start(INGEST);
    }
  }

  @Test
  void twoProcessesFireEachTimeOnceAndEitherGoesOnWhenTheOtherIsKilled() throws Exception {
    try (SecondProcess second =
        SecondProcess.start(
            path.data(),
            INGEST,
            Map.of(Setting.COLLECTOR_PORT, Integer.toString(PushClient.freePort())))) {
      second.awaitReady();
      add("both");
      awaitFired();

      add("second");
      path.pipeline().stack().kill(INGEST);
      awaitFired();

      path.pipeline().stack().start(INGEST);
      add("first");
      second.kill();
      awaitFired();
    }

    List<Run> runs = runsOf("pair-");
    assertThat(runs)
        .extracting(run -> run.plan().seed())
        .as("a run of each fire")
        .containsExactlyInAnyOrderElementsOf(added.stream().map(ScheduleName::value).toList());
    for (Run run : runs) {
      path.awaitSettled(run.id());
      assertThat(path.sheet(run.id()))
          .extracting(Sheet::fetched, Sheet::stored, Sheet::served)
          .containsExactly(2L, 2L, 2L);
    }
  }

  private void add(String wave) {
    for (int i = 0; i < SCHEDULES; i++) {
      ScheduleName name = new ScheduleName("pair-%s-%d".formatted(wave, i));
      added.add(name);
      schedules.add(
          Schedule.of(
              name,
              RARELY,
              Duration.ZERO,
              Missed.RUN_ONCE,
              path.plan(name.value(), 2, 2),
              Instant.EPOCH));
    }
  }

  private void awaitFired() {
    RunningPipeline.await(
        "all schedules to have fired",
        () -> added.stream().allMatch(this::hasFired),
        () -> added.stream().filter(name -> !hasFired(name)).toList().toString());
  }

  private boolean hasFired(ScheduleName name) {
    return schedules.find(name).orElseThrow().lastRun() != null;
  }

  @Test
  void aPausedBackfillWhoseProcessIsKilledStoresEveryPageOnceWhenItIsResumed() throws Exception {
    int pages = 80;
    path.simulator()
        .faults()
        .inject(Strike.always(), Fault.delayBeforeHeaders(Duration.ofMillis(250)));
    String backfill = backfill("--pages 1.." + pages + " --seed struck --page-size 5");
    RunningPipeline.await(
        "pages of " + backfill,
        () -> stored(runsOf("struck")) >= 20,
        () -> runsOf("struck").toString());

    assertThat(json("backfill", "pause", backfill).node().get("state").asText())
        .isEqualTo("PAUSED");
    List<Run> underWay = runsOf("struck");
    path.pipeline().stack().kill(INGEST);
    assertThat(underWay).hasSize(2).anyMatch(run -> !path.run(run.id()).state().isOver());
    path.simulator().faults().clear();
    path.pipeline().stack().start(INGEST);
    underWay.forEach(run -> path.awaitSettled(run.id()));
    awaitDone(backfill("--pages 1..1 --seed meanwhile --page-size 5"));
    assertThat(runsOf("struck")).as("none is started while it is paused").hasSize(2);

    json("backfill", "resume", backfill);
    awaitDone(backfill);

    List<Run> runs = runsOf("struck");
    runs.forEach(run -> path.awaitSettled(run.id()));
    assertThat(runs).hasSize(pages / 20).extracting(Run::state).containsOnly(RunState.FETCHED);
    assertThat(
            runs.stream()
                .flatMapToInt(
                    run -> IntStream.rangeClosed(run.plan().firstPage(), run.plan().lastPage()))
                .sorted())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, pages).boxed().toList());
    assertEachIsServedOnce(runs, pages * 5);
  }

  private void assertEachIsServedOnce(List<Run> runs, int users) {
    Map<UUID, Integer> stored = new HashMap<>();
    for (Run run : runs) {
      Verification proof = path.the(VerifyRun.class).verify(run.id()).orElseThrow();
      assertThat(proof).matches(Verification::isComplete);
      assertThat(proof.sheet())
          .extracting(Sheet::fetched, Sheet::stored, Sheet::duplicates, Sheet::served)
          .containsExactly(100L, 100L, 0L, 100L);
      StoredVersion.of(path.settings(), run.id())
          .keySet()
          .forEach(version -> stored.merge(version.user(), 1, Integer::sum));
    }
    Set<UUID> served =
        path.simulator().served().pages().stream()
            .filter(page -> page.request().seed().equals("struck"))
            .map(ServedPage::uuids)
            .flatMap(Collection::stream)
            .collect(Collectors.toSet());
    assertThat(stored.keySet()).isEqualTo(served).hasSize(users);
    assertThat(stored.values()).containsOnly(1);
  }

  private long stored(List<Run> runs) {
    return runs.stream().mapToLong(run -> path.sheet(run.id()).stored()).sum();
  }

  private List<Run> runsOf(String seed) {
    return path.the(Runs.class).newest(1_000).stream()
        .filter(run -> run.plan().seed().startsWith(seed))
        .toList();
  }

  private String backfill(String wanted) {
    return json(("backfill " + wanted).split(" ", -1)).node().get("backfill").asText();
  }

  private void awaitDone(String backfill) {
    RunningPipeline.await(
        "backfill " + backfill,
        () -> show(backfill).get("state").asText().equals("DONE"),
        () -> show(backfill).toString());
  }

  private JsonNode show(String backfill) {
    return json("backfill", "show", backfill).node();
  }

  private Answer json(String... arguments) {
    return Answer.json(path, arguments);
  }
}
