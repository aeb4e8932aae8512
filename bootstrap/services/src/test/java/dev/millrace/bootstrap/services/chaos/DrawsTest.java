package dev.millrace.bootstrap.services.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrawsTest {

  private static final Duration WAIT = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofSeconds(8);

  @Test
  void theSameSeedDrawsTheSameStrikes() {
    assertThat(draws(7).sample(5)).isEqualTo(draws(7).sample(5)).isNotEqualTo(draws(8).sample(5));
  }

  @Test
  void aSampleStrikesEveryTargetBeforeItStrikesOneAgain() {
    assertThat(draws(7).sample(Target.everywhere().size()))
        .extracting(strike -> strike.pair().target())
        .containsExactlyInAnyOrderElementsOf(Target.everywhere())
        .doesNotContain(Target.SPARK, Target.SPARK_WORKER_1)
        .hasSize(8);
  }

  @Test
  void onlyAPauseLasts() {
    assertThat(draws(7).of(new Pair(Target.KAFKA, Kind.PAUSE), 50))
        .hasSize(50)
        .allSatisfy(
            strike -> {
              assertThat(strike.after()).isBetween(Duration.ZERO, WAIT);
              assertThat(strike.lasting()).isBetween(Duration.ofSeconds(1), PAUSE);
            });
    assertThat(draws(7).of(new Pair(Target.KAFKA, Kind.KILL), 50))
        .allSatisfy(strike -> assertThat(strike.lasting()).isZero());
  }

  private static Draws draws(long seed) {
    return new Draws(seed, WAIT, PAUSE);
  }
}
