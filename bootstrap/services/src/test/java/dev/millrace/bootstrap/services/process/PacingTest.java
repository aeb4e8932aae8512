package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingTest {

  private static final Pacing PACING = Pacing.upTo(Duration.ofMillis(25));

  private static final Pacing DOUBLING =
      Pacing.doubling(Duration.ofMillis(1), Duration.ofMillis(25));

  @Test
  void pausesGrowWhileThereIsNothingToDo() {
    assertThat(pauses(DOUBLING, 0, 0, 0, 0, 0, 0, 0))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 25L, 25L);
  }

  @Test
  void thereIsNoPauseAfterWorkAndThenAShortOne() {
    assertThat(pauses(DOUBLING, 0, 0, 0, 7, 1, 0, 0)).containsExactly(1L, 2L, 4L, 0L, 0L, 1L, 2L);
    assertThat(PACING.after(Duration.ofMillis(25), 1)).isZero();
  }

  @Test
  void workWaitsAQuarterAsLongAsThereWasNoneAtMost() {
    Duration pause = Duration.ZERO;
    Duration since = Duration.ZERO;
    while (pause.compareTo(Duration.ofMillis(25)) < 0) {
      pause = PACING.after(pause, 0);
      assertThat(pause).isLessThanOrEqualTo(since.dividedBy(4).plusNanos(500_000));
      since = since.plus(pause);
    }
    assertThat(since).isBetween(Duration.ofMillis(80), Duration.ofMillis(150));
    assertThat(PACING.after(pause, 0)).isEqualTo(pause);
  }

  @Test
  void aSteadyPauseDoesNotGrow() {
    assertThat(pauses(Pacing.steady(Duration.ofMillis(20)), 0, 0, 3, 0, 0))
        .containsExactly(20L, 20L, 0L, 20L, 20L);
    assertThat(pauses(Pacing.steady(Duration.ZERO), 0, 0)).containsExactly(0L, 0L);
  }

  @Test
  void aPauseThatIsAlwaysShorterThanTheFirstStaysSo() {
    Duration longest = Duration.ofNanos(200_000);

    assertThat(pauses(Pacing.upTo(longest), 0, 0, 0)).containsOnly(0L);
    assertThat(Pacing.upTo(longest).after(longest, 0)).isEqualTo(longest);
  }

  @Test
  void theShortestIsNotTheLongest() {
    assertThatThrownBy(() -> Pacing.doubling(Duration.ofMillis(2), Duration.ofMillis(1)))
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
