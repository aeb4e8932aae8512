package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.services.chaos.ChaosReport;
import dev.millrace.bootstrap.services.chaos.Draws;
import dev.millrace.domain.event.RunId;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sample of the kill matrix: another one each time, its seed printed. */
class KillsIT {

  private static final Logger LOG = LoggerFactory.getLogger(KillsIT.class);
  private static final int STRIKES = 4;
  private static final int USERS = 2_000;

  private final RunningPipeline path = RunningPipeline.shared();

  /** So that a run takes long enough to be struck in its middle. */
  @BeforeEach
  void slowTheSource() {
    path.simulator()
        .faults()
        .inject(Strike.always(), Fault.delayBeforeHeaders(Duration.ofMillis(300)));
  }

  @AfterEach
  void clearFaults() {
    path.simulator().faults().clear();
  }

  @Test
  void whateverIsStruckComesBackAndNothingIsLostOrDoubled() throws InterruptedException {
    long seed = Long.getLong("millrace.kills.seed", new Random().nextInt(1_000_000));
    LOG.info("strikes drawn with -Dmillrace.kills.seed={}", seed);
    Draws draws = new Draws(seed, Duration.ofSeconds(3), Duration.ofSeconds(8));
    Crowd crowd = new Crowd(path, "kills", USERS, seed);
    path.awaitCountsOfAllThatIsStored();
    Recount recount = new Recount(path);
    carryUndisturbed(crowd, recount);

    ChaosReport report = path.chaos(recount).strike(draws.sample(STRIKES), crowd);

    LOG.info("with seed {}\n{}", seed, report.text());
    assertThat(report.problems()).as("with seed %d", seed).isEmpty();
  }

  /** From here on users have versions, some move, and the others are duplicates. */
  private void carryUndisturbed(Crowd crowd, Recount recount) {
    RunId first = path.submit(crowd.get());
    path.awaitSettled(first);
    path.awaitCountsOfAllThatIsStored();
    assertThat(recount.differences(first)).isEmpty();
  }
}
