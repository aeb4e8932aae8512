package dev.millrace.domain.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.rebuild.Progress.Work;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RebuildTest {

  private static final Compared TABLES = new Compared("things__2", 9, 10, 5, 3, 2, 1);

  @ParameterizedTest
  @CsvSource({
    "COMPARE, RUNNING, SWAP",
    "COMPARE, RUNNING, ABORT",
    "SWAP, RUNNING, ABORT",
    "COMPARE, READY, SWAP",
    "SWAP, READY, SWAP",
    "COMPARE, READY, ABORT",
    "SWAP, FAILED, SWAP",
    "ABORT, FAILED, ABORT"
  })
  void whatIsNotOverMayBeSentOn(Goal goal, RebuildState state, Goal next) {
    Rebuild before =
        rebuild(goal).at(new Progress(Work.COMPARING, 7, 9), 2).compared(TABLES).in(state, "why");

    Rebuild sent = before.to(next).orElseThrow();

    assertThat(sent)
        .extracting(
            Rebuild::goal,
            Rebuild::state,
            Rebuild::progress,
            Rebuild::unmapped,
            Rebuild::compared,
            Rebuild::problem)
        .containsExactly(next, RebuildState.RUNNING, Progress.NONE, 2L, TABLES, null);
  }

  @Test
  void whatIsOnItsWayThereStaysAsItIs() {
    Rebuild waiting = rebuild(Goal.SWAP).waitingFor("somebody");

    assertThat(waiting.to(Goal.SWAP)).containsSame(waiting);
  }

  @ParameterizedTest
  @EnumSource(
      value = RebuildState.class,
      names = {"RUNNING", "FAILED"})
  void whatGoesBackGoesOnNoMore(RebuildState state) {
    assertThat(rebuild(Goal.ABORT).in(state, null).to(Goal.SWAP)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = RebuildState.class,
      names = {"SWAPPED", "ABORTED"})
  void whatIsOverStaysSo(RebuildState state) {
    assertThat(rebuild(Goal.SWAP).in(state, null).to(Goal.ABORT)).isEmpty();
    assertThat(rebuild(Goal.SWAP).in(state, null).to(Goal.SWAP)).isEmpty();
  }

  @Test
  void whoWorksWaitsForNothing() {
    Rebuild further =
        rebuild(Goal.SWAP).waitingFor("somebody").at(new Progress(Work.FILLING, 1, 2), 1);

    assertThat(further.problem()).isNull();
    assertThat(further.unmapped()).isEqualTo(1);
    assertThat(further.waitingFor("nobody").progress()).isEqualTo(further.progress());
  }

  private static Rebuild rebuild(Goal goal) {
    return Rebuild.submitted(new RebuildId(new UUID(1, 1)), "things", goal, Instant.EPOCH);
  }
}
