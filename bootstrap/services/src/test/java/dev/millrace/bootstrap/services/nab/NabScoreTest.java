package dev.millrace.bootstrap.services.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NabScoreTest {

  private static final Series ONE = Labelled.series(4_000, new Window(2_000, 2_200));
  private static final Series OTHER =
      Labelled.series(4_000, new Window(1_000, 1_100), new Window(3_000, 3_100));
  private static final Series CALM = Labelled.series(4_000);

  @ParameterizedTest
  @EnumSource
  void aSilentDetectorHasNothingAndAPerfectOneAHundred(Profile profile) {
    List<ScoredSeries> silent =
        List.of(Labelled.detected(ONE, 1), Labelled.detected(OTHER, 1), Labelled.detected(CALM, 1));
    List<ScoredSeries> perfect =
        List.of(
            Labelled.detected(ONE, 1, 2_000),
            Labelled.detected(OTHER, 1, 1_000, 3_000),
            Labelled.detected(CALM, 1));

    assertThat(NabScore.best(profile, silent).value()).isZero();
    assertThat(NabScore.best(profile, perfect).value()).isEqualTo(100);
    assertThat(NabScore.best(profile, perfect).threshold()).isEqualTo(1);
  }

  @Test
  void theThresholdIsOneForAllSeries() {
    List<ScoredSeries> all =
        List.of(
            Labelled.detected(ONE, 0.4, 2_000),
            Labelled.detected(CALM, 0.6, IntStream.range(1_000, 1_030).toArray()));

    assertThat(NabScore.best(Profile.STANDARD, all).value()).isZero();
    assertThat(NabScore.at(Profile.STANDARD, 0.5, all).value()).isEqualTo(-165, within(1e-9));
    assertThat(NabScore.best(Profile.STANDARD, all.subList(0, 1)).threshold()).isEqualTo(0.4);
  }

  @Test
  void theThresholdIsChosenAnewForEachProfile() {
    List<ScoredSeries> all =
        List.of(
            Labelled.detected(ONE, 0.4, 2_000),
            Labelled.detected(CALM, 0.6, IntStream.range(1_000, 1_012).toArray()));

    assertThat(NabScore.best(Profile.STANDARD, all).value()).isEqualTo(34, within(1e-9));
    assertThat(NabScore.best(Profile.REWARD_LOW_FP, all).value()).isZero();
    assertThat(NabScore.best(Profile.REWARD_LOW_FN, all).value()).isEqualTo(56, within(1e-9));
  }

  @Test
  void noThresholdIsBetterThanTheChosen() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      double[] scores =
          random.doubles(4_000).map(score -> Math.round(score * 200) / 200.0).toArray();
      List<ScoredSeries> all = List.of(new ScoredSeries(OTHER, scores));
      double best = NabScore.best(Profile.STANDARD, all).value();
      double tried =
          IntStream.rangeClosed(1, 201)
              .mapToDouble(step -> NabScore.at(Profile.STANDARD, step / 200.0, all).value())
              .max()
              .orElseThrow();

      assertThat(best).as("seed %d", seed).isEqualTo(tried, within(1e-9));
    }
  }

  @Test
  void seriesWithoutWindowsAloneHaveNoScore() {
    assertThat(NabScore.at(Profile.STANDARD, 0.5, List.of(Labelled.detected(CALM, 1))).value())
        .isNaN();
  }
}
