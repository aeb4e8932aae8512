package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingTest {

  private static final Pacing PACING = Pacing.upTo(Duration.ofMillis(25));

  @Test
  void pausesGrowWhileThereIsNothingToDo() {
    assertThat(pauses(PACING, 0, 0, 0, 0, 0, 0, 0)).containsExactly(1L, 2L, 4L, 8L, 16L, 25L, 25L);
  }

  @Test
  void thereIsNoPauseAfterWorkAndThenAShortOne() {
    assertThat(pauses(PACING, 0, 0, 0, 7, 1, 0, 0)).containsExactly(1L, 2L, 4L, 0L, 0L, 1L, 2L);
  }

  @Test
  void aSteadyPauseDoesNotGrow() {
    assertThat(pauses(Pacing.steady(Duration.ofMillis(20)), 0, 0, 3, 0, 0))
        .containsExactly(20L, 20L, 0L, 20L, 20L);
    assertThat(pauses(Pacing.steady(Duration.ZERO), 0, 0)).containsExactly(0L, 0L);
  }

  @Test
  void aPauseThatIsAlwaysShorterThanAMillisecondStaysSo() {
    Duration longest = Duration.ofNanos(200_000);

    assertThat(Pacing.upTo(longest)).isEqualTo(Pacing.steady(longest));
  }

  @Test
  void theShortestIsNotTheLongest() {
    assertThatThrownBy(() -> new Pacing(Duration.ofMillis(2), Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0.002S");
    assertThatThrownBy(() -> Pacing.steady(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** In milliseconds, after steps that did so much. */
  private static List<Long> pauses(Pacing pacing, int... steps) {
    List<Long> pauses = new ArrayList<>();
    Duration pause = Duration.ZERO;
    for (int done : steps) {
      pause = pacing.after(pause, done);
      pauses.add(pause.toMillis());
    }
    return pauses;
  }
}
