package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.domain.event.RunId;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two relays share the shards, whose number is changed while they work. */
class ShardsIT {

  private static final Logger LOG = LoggerFactory.getLogger(ShardsIT.class);

  private static final String SECOND = "second";

  private final RunningPipeline path = RunningPipeline.shared();

  @AfterEach
  void clearFaults() {
    path.simulator().faults().clear();
  }

  @Test
  void theShardsOfARelayThatIsKilledMoveAndAChangeOfTheirNumberLosesNothing() throws Exception {
    try (SecondProcess second =
        SecondProcess.start(path.data(), "relay", Map.of(Setting.RELAY_NAME, SECOND))) {
      awaitOwners(List.of("up"));
      reshard(4);
      awaitOwners(List.of("up", SECOND, "up", SECOND));
      RunId run = slowRun("killed");

      Instant killed = Instant.now();
      second.kill();
      awaitOwners(List.of("up", "up", "up", "up"));
      Duration moved = Duration.between(killed, newest());
      LOG.info("its shards moved within {} ms", moved.toMillis());
      assertThat(moved).isPositive().isLessThan(Duration.ofSeconds(10));
      reshard(2);

      requireComplete(run);
    }
    RunId run = slowRun("one again");
    reshard(1);
    requireComplete(run);
    assertThat(Answer.json(path, "relay", "shards").node().get("shards")).hasSize(1);
  }

  /**
   * One that stands in the middle of a transaction, and does not know that its shards are others'.
   */
  @Test
  void aRelayThatStandsStillLosesItsShardsAndDoublesNothingWhenItGoesOn() throws Exception {
    try (SecondProcess second =
        SecondProcess.start(path.data(), "relay", Map.of(Setting.RELAY_NAME, SECOND))) {
      awaitOwners(List.of("up"));
      reshard(2);
      awaitOwners(List.of("up", SECOND));
      RunId run = slowRun("paused");

      second.pause();
      try {
        awaitOwners(List.of("up", "up"));
        path.awaitSettled(run);
      } finally {
        second.goOn();
      }
      awaitOwners(List.of("up", SECOND));
      requireComplete(run);
      requireComplete(slowRun("woken"));
    }
    reshard(1);
  }

  @Test
  void moreShardsThanPartitionsAreRefusedAndNothingChanges() {
    Answer refused = Answer.json(path, "relay", "shards", "8");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.node().get("problem").asText())
        .contains("too few for 8 shards", "--partitions 8", "millrace.relay-cursors");
    assertThat(Answer.json(path, "relay", "shards", "3").code()).isEqualTo(2);
    assertThat(Answer.json(path, "relay", "shards").node().get("next").asInt()).isZero();
  }

  /** A run that is under way when this returns. */
  private RunId slowRun(String seed) {
    path.simulator()
        .faults()
        .inject(Strike.always(), Fault.delayBeforeHeaders(Duration.ofMillis(100)));
    RunId run = path.submit(path.plan(seed, 2_000, 50));
    RunningPipeline.await(
        "some of " + run,
        () -> path.sheet(run).published() > 100,
        () -> path.sheet(run).toString());
    return run;
  }

  private void requireComplete(RunId run) {
    path.awaitSettled(run);
    assertThat(path.the(VerifyRun.class).verify(run).orElseThrow())
        .matches(Verification::isComplete)
        .matches(verification -> verification.doubledCount() == 0);
    assertThat(LogOrder.problems(path, run)).isEmpty();
  }

  private void reshard(int count) {
    Answer answer = Answer.json(path, "relay", "shards", Integer.toString(count));
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.node().get("count").asInt()).isEqualTo(count);
  }

  private void awaitOwners(List<String> owners) {
    RunningPipeline.await(
        "shards to be of " + owners, () -> owners().equals(owners), () -> owners().toString());
  }

  private List<String> owners() {
    return shards("owner");
  }

  /** When the shard that moved last did, by the database's clock, which is this machine's. */
  private Instant newest() {
    return shards("since").stream()
        .map(Instant::parse)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private List<String> shards(String field) {
    return Answer.json(path, "relay", "shards").node().get("shards").findValuesAsText(field);
  }
}
