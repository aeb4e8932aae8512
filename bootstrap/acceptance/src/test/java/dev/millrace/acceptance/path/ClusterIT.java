package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.verify.Verification;
import dev.millrace.bootstrap.services.chaos.ChaosReport;
import dev.millrace.bootstrap.services.chaos.Kind;
import dev.millrace.bootstrap.services.chaos.Pair;
import dev.millrace.bootstrap.services.chaos.Target;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole path with Spark's executors below a master and two workers; takes minutes. */
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterIT.class);
  private static final int USERS = 20_000;
  private static final Duration BETWEEN_PAGES = Duration.ofMillis(600);
  private static final Duration BETWEEN_STRIKES = Duration.ofSeconds(5);

  private final long seed = Long.getLong("millrace.kills.seed", new Random().nextInt(1_000_000));
  private RunningPipeline path;

  @BeforeAll
  void start() {
    path = RunningPipeline.startOnAClusterOrFail();
  }

  @AfterAll
  void close() {
    path.close();
  }

  @AfterEach
  void clearFaults() {
    path.simulator().faults().clear();
  }

  @Test
  void aWorkerTheDriverCassandraAndTheMasterDieAndNothingIsLostOrDoubled()
      throws InterruptedException {
    path.awaitCountsOfAllThatIsStored();
    path.simulator().faults().inject(Strike.always(), Fault.pace(BETWEEN_PAGES));
    awaitExecutorsBelowBothWorkers();

    ChaosReport report =
        path.chaos(new Recount(path))
            .strike(
                kills(
                    Target.SPARK_WORKER_1,
                    Target.STREAM,
                    Target.CASSANDRA,
                    Target.SPARK,
                    Target.SPARK_WORKER_1),
                new Crowd(path, "cluster", USERS, seed));

    LOG.info("with seed {}\n{}", seed, report.text());
    assertThat(report.problems()).as("with seed %d", seed).isEmpty();
    awaitExecutorsBelowBothWorkers();
  }

  @Test
  void aSubmittedDriverThatIsKilledGoesOnFromItsCheckpoint()
      throws IOException, InterruptedException {
    path.pipeline().stack().stop("stream");
    try {
      try (SubmittedDriver first = SubmittedDriver.start(path)) {
        first.awaitReady();
        assertThatAllArrives("submitted");
        first.kill();
      }
      try (SubmittedDriver second = SubmittedDriver.start(path)) {
        second.awaitReady();
        assertThatAllArrives("submitted again");
      }
    } finally {
      path.pipeline().stack().start("stream");
    }
  }

  private void assertThatAllArrives(String seedOfUsers) {
    assertThat(path.carry(path.plan(seedOfUsers, 2_000, 200)))
        .matches(Verification::isComplete)
        .matches(verification -> verification.doubledCount() == 0);
    path.awaitCountsOfAllThatIsStored();
  }

  private void awaitExecutorsBelowBothWorkers() {
    RunningPipeline.await(
        "executors below both workers",
        () -> cluster().contains("2 workers alive, 2 of 2 cores in use by 1 applications"),
        this::cluster);
  }

  private String cluster() {
    return Answer.json(path, "status").node().path("parts").path("spark").asText();
  }

  private static List<dev.millrace.bootstrap.services.chaos.Strike> kills(Target... targets) {
    return Stream.of(targets)
        .map(
            target ->
                new dev.millrace.bootstrap.services.chaos.Strike(
                    new Pair(target, Kind.KILL), BETWEEN_STRIKES, Duration.ZERO))
        .toList();
  }
}
