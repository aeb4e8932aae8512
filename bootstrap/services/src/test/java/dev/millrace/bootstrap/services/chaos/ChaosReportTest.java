package dev.millrace.bootstrap.services.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChaosReportTest {

  private static final Pair KILL = new Pair(Target.RELAY, Kind.KILL);
  private static final Pair PAUSE = new Pair(Target.RELAY, Kind.PAUSE);

  @Test
  void aStrikeIsSurvivedWhenItHealsInTimeAndItsRunIsRight() {
    ChaosReport report = new ChaosReport(List.of(run(List.of(), struck(KILL, 60))));

    assertThat(report.isSurvived()).isTrue();
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void aStrikeThatHealsTooLateIsAProblem() {
    ChaosReport report = new ChaosReport(List.of(run(List.of(), struck(KILL, 61))));

    assertThat(report.isSurvived()).isFalse();
    assertThat(report.problems()).singleElement().asString().contains("kill relay");
  }

  @Test
  void aStrikeThatNeverHealsIsAProblem() {
    Healing never = new Healing(Duration.ofSeconds(10), List.of("relay down or silent"));
    ChaosReport report = new ChaosReport(List.of(run(List.of(), struck(KILL, never))));

    assertThat(report.problems()).singleElement().asString().contains("relay down or silent");
  }

  @Test
  void aRunThatIsNotRightIsAProblemOfAllThatStruckIt() {
    ChaosReport report =
        new ChaosReport(List.of(run(List.of("one is lost"), struck(KILL, 1), struck(PAUSE, 2))));

    assertThat(report.problems()).containsExactly("one is lost");
    assertThat(report.rows()).extracting(ChaosRow::wrongRuns).containsExactly(1L, 1L);
  }

  @Test
  void aPairsRowHasTheMedianTheLongestAndTheLateOnes() {
    ChaosReport report =
        new ChaosReport(List.of(run(List.of(), struck(KILL, 9), struck(KILL, 2))))
            .with(new ChaosReport(List.of(run(List.of(), struck(KILL, 70)))));

    assertThat(report.rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.fields())
                    .containsEntry("strike", "kill relay")
                    .containsEntry("strikes", 3)
                    .containsEntry("medianSeconds", 9.0)
                    .containsEntry("longestSeconds", 70.0)
                    .containsEntry("late", 1L)
                    .containsEntry("wrongRuns", 0L));
  }

  private static Judged run(List<String> problems, Struck... strikes) {
    return new Judged(List.of(strikes), problems);
  }

  private static Struck struck(Pair pair, long seconds) {
    return struck(pair, new Healing(Duration.ofSeconds(seconds), List.of()));
  }

  private static Struck struck(Pair pair, Healing healing) {
    return new Struck(
        new Strike(pair, Duration.ZERO, Duration.ZERO), new RunId(new UUID(0, 1)), healing);
  }
}
