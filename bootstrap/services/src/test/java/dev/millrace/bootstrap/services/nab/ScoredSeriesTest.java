package dev.millrace.bootstrap.services.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoredSeriesTest {

  private static final Window WINDOW = new Window(2_000, 3_000);
  private static final Series SERIES = Labelled.series(8_000, WINDOW);

  /** Figure 2 of the paper: -1.0, 0.9999 (the earlier of two in the window), -0.8093 and -1.0. */
  @Test
  void theExampleOfThePaperCountsAsItSays() {
    ScoredSeries example = Labelled.detected(SERIES, 0.5, 1_000, 2_001, 2_600, 3_450, 7_000);

    assertThat(example.weighed().count(1_000)).isEqualTo(-1);
    assertThat(example.weighed().count(2_001)).isEqualTo(0.9999, within(5e-5));
    assertThat(example.weighed().count(3_450)).isEqualTo(-0.8093, within(5e-5));
    assertThat(example.weighed().count(7_000)).isEqualTo(-1);
    assertThat(example.count(Profile.STANDARD, 0.5)).isEqualTo(0.6909, within(5e-5));
    assertThat(example.count(Profile.REWARD_LOW_FP, 0.5)).isEqualTo(0.3819, within(5e-5));
  }

  @Test
  void theSigmoidIsThatOfThePaper() {
    assertThat(Weighed.sigmoid(-1)).isEqualTo(0.98661, within(5e-6));
    assertThat(Weighed.sigmoid(-0.5)).isEqualTo(0.84828, within(5e-6));
    assertThat(Weighed.sigmoid(0)).isZero();
    assertThat(Weighed.sigmoid(1)).isEqualTo(-0.98661, within(5e-6));
    assertThat(Weighed.sigmoid(3)).isEqualTo(-1);
  }

  @Test
  void aWindowWithoutADetectionIsAMiss() {
    ScoredSeries silent = Labelled.detected(SERIES, 0.5);

    assertThat(silent.count(Profile.STANDARD, 0.5)).isEqualTo(-1);
    assertThat(silent.count(Profile.REWARD_LOW_FN, 0.5)).isEqualTo(-2);
  }

  @Test
  void theEdgesBelongToTheWindow() {
    assertThat(Labelled.detected(SERIES, 0.5, 2_000).count(Profile.STANDARD, 0.5)).isEqualTo(1);
    assertThat(Labelled.detected(SERIES, 0.5, 3_000).count(Profile.STANDARD, 0.5))
        .isBetween(0.0, 0.01);
    assertThat(Labelled.detected(SERIES, 0.5, 1_999).count(Profile.STANDARD, 0.5))
        .isEqualTo(-1.11, within(1e-9));
    assertThat(Labelled.detected(SERIES, 0.5, 3_001).count(Profile.STANDARD, 0.5))
        .isBetween(-1.001, -1.0);
  }

  @Test
  void behindTwoWindowsTheNearerOneCounts() {
    Series two = Labelled.series(2_000, new Window(500, 600), new Window(1_000, 1_100));

    assertThat(Labelled.detected(two, 0.5).weighed().count(1_145)).isEqualTo(-0.8093, within(5e-5));
  }

  @Test
  void nothingCountsInTheProbationaryPeriod() {
    Series shorter = Labelled.series(1_000, new Window(500, 600));
    Series longer = Labelled.series(20_000, new Window(5_000, 6_000));

    assertThat(Labelled.detected(shorter, 0.5, 149).count(Profile.STANDARD, 0.5)).isEqualTo(-1);
    assertThat(Labelled.detected(shorter, 0.5, 150).count(Profile.STANDARD, 0.5))
        .isEqualTo(-1.11, within(1e-9));
    assertThat(Labelled.detected(longer, 0.5, 749).count(Profile.STANDARD, 0.5)).isEqualTo(-1);
    assertThat(Labelled.detected(longer, 0.5, 750).count(Profile.STANDARD, 0.5))
        .isEqualTo(-1.11, within(1e-9));
  }

  @Test
  void aScoreIsDemandedForEachReading() {
    assertThatThrownBy(() -> new ScoredSeries(SERIES, new double[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("group/some.csv has 8,000 readings, but 7 scores");
  }
}
