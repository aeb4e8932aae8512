package dev.millrace.domain.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoveltyTest {

  private static final double STRANGE = 4;

  private final Novelty novelty = new Novelty();

  @Test
  void whatGoesOnScoresWhereItBegins() {
    assertThat(novelty.score(STRANGE)).isEqualTo(Novelty.scaled(STRANGE));
    for (int i = 0; i < 20; i++) {
      assertThat(novelty.score(STRANGE)).isZero();
    }
  }

  @Test
  void whatGetsWorseScoresAgain() {
    novelty.score(STRANGE);

    assertThat(novelty.score(STRANGE + 0.4)).isZero();
    assertThat(novelty.score(STRANGE + 1)).isEqualTo(Novelty.scaled(STRANGE + 1));
    assertThat(novelty.score(STRANGE + 0.9)).isZero();
  }

  @Test
  void inTheEndItIsNewsAgain() {
    novelty.score(STRANGE);
    int quiet = 0;
    while (quiet < 400 && novelty.score(STRANGE) == 0) {
      quiet++;
    }

    assertThat(quiet).isBetween(10, 399);
  }

  @Test
  void littleSurpriseIsNeverNews() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(novelty.score(1.7)).isZero();
    }
  }

  @Test
  void theStrangerTheHigherAndNeverAboveOne() {
    assertThat(Novelty.scaled(3)).isLessThan(Novelty.scaled(3.1));
    assertThat(Novelty.scaled(6)).isLessThan(1);
  }
}
