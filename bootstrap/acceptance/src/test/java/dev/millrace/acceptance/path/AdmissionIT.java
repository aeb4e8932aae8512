package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing more is taken in while the path behind is full, whichever hop stands still. */
class AdmissionIT {

  private static final int MOST = 300;
  private static final int PAGE = 25;
  private static final int RECORDS = 2_500;
  private static final int TOO_MANY = 429;

  private final RunningPipeline path = RunningPipeline.shared();

  @AfterEach
  void startWhatWasStopped() throws InterruptedException {
    path.simulator().faults().clear();
    for (String process : List.of("ingest", "relay", "stream")) {
      if (path.pipeline().stack().handle(process).isEmpty()) {
        path.pipeline().stack().start(process);
      }
    }
  }

  @Test
  void runsAndPushesWaitWhileTheStreamOrTheRelayStandsStillAndGoOnOnceAllIsServed()
      throws Exception {
    FreshUsers users = new FreshUsers(path.simulator().uri());
    path.pipeline().stack().stop("ingest");
    path.pipeline().stack().stop("stream");
    path.simulator().faults().inject(Strike.always(), Fault.pace(Duration.ofMillis(300)));
    RunId id = path.submit(path.plan("admitted", RECORDS, PAGE));
    try (SecondProcess ingest =
            SecondProcess.start(
                path.data(), "ingest", Map.of(Setting.ADMISSION_RECORDS, Integer.toString(MOST)));
        Pushers pushers = new Pushers(path.settings(), path.users().name(), 1)) {
      ingest.awaitReady();

      awaitFull(id, sheet -> sheet.published() == sheet.stored() && sheet.served() == 0);
      CompletableFuture<Void> first = pushTurnedAway(pushers, users);
      path.pipeline().stack().stop("relay");
      path.pipeline().stack().start("stream");
      awaitFull(
          id,
          sheet ->
              sheet.served() == sheet.published() && sheet.stored() > sheet.published() + MOST);
      first.join();
      CompletableFuture<Void> second = pushTurnedAway(pushers, users);
      path.simulator().faults().clear();
      path.pipeline().stack().start("relay");

      path.awaitSettled(id);
      second.join();
    }
    assertThat(path.sheet(id).stored()).isEqualTo(RECORDS);
  }

  /** Pages that were asked for before may still be stored; no more are. */
  private void awaitFull(RunId id, Predicate<Sheet> where) {
    RunningPipeline.await(
        "a run that waits",
        () -> isFull(path.run(id)) && where.test(path.sheet(id)),
        () -> path.run(id) + " " + path.sheet(id));
  }

  private static boolean isFull(Run run) {
    return run.state() == RunState.RUNNING
        && run.problem() != null
        && run.problem().contains("the path behind is full: more than %d records".formatted(MOST));
  }

  /** A push that is tried until it is taken; it is turned away before this returns. */
  private static CompletableFuture<Void> pushTurnedAway(Pushers pushers, FreshUsers users) {
    int before = turnedAway(pushers);
    CompletableFuture<Void> push =
        pushers.push(UUID.randomUUID().toString(), List.of(users.lines(1)));
    RunningPipeline.await(
        "a push to be turned away",
        () -> turnedAway(pushers) > before,
        () -> pushers.failures().toString());
    return push;
  }

  private static int turnedAway(Pushers pushers) {
    return pushers.failures().getOrDefault(TOO_MANY, 0);
  }
}
