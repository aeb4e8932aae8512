package dev.millrace.application.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmittingRunTest {

  private final InMemoryPath path = new InMemoryPath(1);
  private final SubmitRun submit =
      new SubmittingRun(path.families, path.runs, () -> new UUID(1, 2));

  @Test
  void aRunIsStoredAndWaits() {
    RunPlan plan = plan(new FamilyName("users"));

    RunId run = submit.submit(plan);

    assertThat(run).isEqualTo(new RunId(new UUID(1, 2)));
    assertThat(path.runs.find(run).orElseThrow())
        .extracting(Run::state, Run::plan)
        .containsExactly(RunState.SUBMITTED, plan);
  }

  @Test
  void aRunUnderAnIdOfTheCallerMayBeAskedForAgain() {
    RunPlan plan = plan(new FamilyName("users"));
    RunId id = new RunId(new UUID(3, 4));

    submit.submit(id, plan);
    Run begun = path.runs.begin(id);
    submit.submit(id, plan);

    assertThat(path.runs.newest(10)).containsExactly(begun);
  }

  @Test
  void anUnknownFamilyIsRefusedByName() {
    assertThatThrownBy(() -> submit.submit(plan(new FamilyName("cats"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cats")
        .hasMessageContaining("users");
    assertThat(path.runs.newest(10)).isEmpty();
  }

  @Test
  void aSeedForDaysIsRefused() {
    RunPlan dated =
        new RunPlan(new FamilyName("users"), URI.create("http://api.test/"), "x-{date}", 1, 1);

    assertThatThrownBy(() -> submit.submit(dated))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{date}");
    assertThat(path.runs.newest(10)).isEmpty();
  }

  @Test
  void whatIsPushedIsNotFetched() {
    RunPlan collected = RunPlan.collected(new FamilyName("users"), 1);

    assertThatThrownBy(() -> submit.submit(collected))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a source is an http or https address");
    assertThat(path.runs.newest(10)).isEmpty();
  }

  private static RunPlan plan(FamilyName family) {
    return new RunPlan(family, URI.create("http://api.test/"), "seed", 10, 5);
  }
}
