package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.services.chaos.CaughtUp;
import dev.millrace.bootstrap.services.chaos.Target;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At half of the rate that the pipeline sustains, an outage is made up for in good time. Without
 * ingest or PostgreSQL nothing comes in that could be made up for, and without the registry all
 * goes on with the schemas that are known: these three are not struck.
 */
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatchUpIT {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUpIT.class);
  private static final Duration HELD = Duration.ofSeconds(30);
  private static final Duration ALL = Duration.ofSeconds(150);
  private static final int PAGE = 200;
  private static final int SUSTAINED = 40_000;
  private static final double GOAL = 1.5;

  /** How much of the half must have come in, or the outage was easier than it should be. */
  private static final double PREMISE = 0.9;

  private RunningPipeline path;
  private double sustained;
  private final StringBuilder table = new StringBuilder();

  @BeforeAll
  void paceTheSourceAtHalfOfTheSustainedRate() {
    path = RunningPipeline.startOrFail();
    path.carry(path.plan("warm-up", SUSTAINED / 4, PAGE));
    RunId id = path.submit(path.plan("sustained", SUSTAINED, PAGE));
    path.awaitSettled(id);
    Run run = path.run(id);
    sustained = SUSTAINED * 1000.0 / Duration.between(run.submittedAt(), Instant.now()).toMillis();
    Duration interval = Duration.ofMillis((long) (2 * PAGE * 1000 / sustained));
    path.simulator().faults().inject(Strike.always(), Fault.pace(interval));
    say(String.format("sustained %.0f records/s", sustained));
  }

  @AfterAll
  void writeTheTable() throws IOException {
    path.close();
    Files.writeString(Path.of("target", "catch-up.txt"), table);
  }

  @ParameterizedTest
  @EnumSource(
      value = Target.class,
      names = {"RELAY", "STREAM", "CONTROL", "KAFKA", "CASSANDRA"})
  void anOutageIsMadeUpForInGoodTime(Target target) throws InterruptedException {
    int records = (int) (sustained / 2 * ALL.toSeconds()) / PAGE * PAGE;
    RunPlan plan = path.plan("catch-up-" + target.process(), records, PAGE);

    CaughtUp caughtUp = path.catchUp().after(target, HELD, plan);

    say(caughtUp.text());
    path.awaitSettled(path.the(Runs.class).newest(1).get(0).id());
    assertThat(caughtUp.isValid()).isTrue();
    assertThat(caughtUp.recordsPerSecond()).isGreaterThanOrEqualTo(PREMISE * sustained / 2);
    assertThat(caughtUp.ratio()).isLessThanOrEqualTo(GOAL);
  }

  private void say(String line) {
    LOG.info(line);
    table.append(line).append('\n');
  }
}
