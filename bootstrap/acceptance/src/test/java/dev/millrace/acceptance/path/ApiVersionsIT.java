package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the API serves in any of its versions, whole or in parts, and what becomes of it. */
class ApiVersionsIT {

  private final RunningPipeline path = RunningPipeline.shared();

  @AfterEach
  void clearFaults() {
    path.simulator().faults().clear();
  }

  @Test
  void everyVersionIsCarriedAndSoIsAPartThatHasTheKey() {
    List<RunId> runs =
        Stream.of("1.0/", "1.1/", "1.2/", "1.3/", "1.4/", "1.4/?inc=login,nat", "1.4/?exc=picture")
            .map(version -> path.submit(plan(version, "versions of " + version)))
            .toList();
    for (RunId run : runs) {
      path.awaitSettled(run);
      Verification verification = path.the(VerifyRun.class).verify(run).orElseThrow();
      assertThat(verification.isComplete()).as("%s", path.run(run).plan()).isTrue();
      assertThat(verification.served()).as("%s", path.run(run).plan()).isEqualTo(40);
    }
  }

  @Test
  void aPartWithoutTheKeyIsQuarantined() {
    Verification verification = path.carry(plan("1.4/?exc=login,dob", "keyless"));

    assertThat(verification.sheet())
        .extracting(Sheet::fetched, Sheet::quarantined, Sheet::stored)
        .containsExactly(40L, 40L, 0L);
  }

  @Test
  void aFieldThatIsMissingOrNewShowsAsDrift() {
    path.carry(plan("1.4/", "before the drift"));
    String newcomer =
        "{\"login\":{\"uuid\":\"%s\"},\"nat\":\"DE\",\"shoe\":{\"size\":43}}"
            .formatted(UUID.randomUUID());
    path.simulator().faults().inject(Strike.always(), Fault.replaceRecord(7, newcomer));

    Drift drift = driftOf(plan("1.4/?inc=login,nat,name", "drifting"));

    assertThat(drift.added()).containsExactly("shoe.size");
    assertThat(drift.missing())
        .contains("email", "location.street.name", "dob.age")
        .doesNotContain("login.uuid", "name.first");
  }

  private Drift driftOf(RunPlan plan) {
    RunId run = path.submit(plan);
    path.awaitSettled(run);
    return path.run(run).drift();
  }

  private RunPlan plan(String source, String seed) {
    return new RunPlan(RunningPipeline.USERS, path.simulator().uri().resolve(source), seed, 40, 20);
  }
}
