package dev.millrace.bootstrap.services.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final long[] TENS = {10, 10, 10, 10};

  @Test
  void sidesTakeTurnsAndEachRoundBeginsWithTheLastOfTheOneBefore() {
    PlantedBenchmark planted = planted(new long[] {5, 5, 5, 5});
    planted.run(1, 3);

    assertThat(planted.order()).containsExactly("A", "B", "B", "A", "A", "B", "B", "A");
  }

  @Test
  void theRatioIsOurSpeedOverTheReferencesAndTheWarmUpDoesNotCount() {
    Comparison comparison = planted(new long[] {1, 5, 20, 4}).run(1, 3);

    assertThat(comparison.rounds()).hasSize(3);
    assertThat(ratio(comparison).median()).hasValueCloseTo(2.0, within(1e-9));
    assertThat(ratio(comparison).low()).hasValueCloseTo(0.5, within(1e-9));
    assertThat(ratio(comparison).high()).hasValueCloseTo(2.5, within(1e-9));
    assertThat(comparison.voids()).isEmpty();
  }

  @Test
  void ofAnEvenNumberTheMiddleTwoAreTheMedian() {
    assertThat(ratio(planted(new long[] {10, 5, 20, 2}).run(0, 4)).median())
        .hasValueCloseTo(1.5, within(1e-9));
  }

  @Test
  void aGoalIsMetByTheMedian() {
    assertThat(planted(new long[] {5, 5, 5, 5}).run(0, 3).isGood()).isTrue();
    assertThat(planted(TENS).run(0, 3).isGood()).isTrue();
    assertThat(planted(new long[] {9, 11, 11, 11}).run(0, 3).isGood()).isFalse();
  }

  @Test
  void whatASideFindsOutBesideItsRateIsPromisedToo() {
    Spread seconds = planted(new long[] {5, 101, 102}).run(0, 3).ratios().get(1);

    assertThat(seconds.median()).hasValue(101);
    assertThat(seconds.low()).hasValue(5);
    assertThat(seconds.high()).hasValue(102);
    assertThat(seconds.isMet()).isFalse();
    assertThat(planted(new long[] {100, 100, 101}).run(0, 3).ratios().get(1).isMet()).isTrue();
  }

  @Test
  void aRunThatLosesARecordIsVoidAndCountsInNoRatio() {
    Comparison comparison =
        new PlantedBenchmark(
                1,
                new long[] {5, 1, 5},
                TENS,
                round -> round == 1 ? new Proof(1_000, 999, 999) : PlantedBenchmark.whole())
            .run(0, 3);

    assertThat(comparison.voids()).containsExactly("round 2, A: 1 of 1,000 records are lost");
    assertThat(comparison.rounds().get(1).isVoid()).isTrue();
    assertThat(ratio(comparison).high()).hasValueCloseTo(2.0, within(1e-9));
    assertThat(ratio(comparison).isMet()).isTrue();
    assertThat(comparison.isGood()).isFalse();
  }

  @Test
  void aRunThatDoublesARecordIsVoidAlsoWhenItLosesAnother() {
    assertThat(voidsOf(new Proof(1_000, 1_001, 1_000)))
        .containsExactly("round 1, A: 1 records are doubled");
    assertThat(voidsOf(new Proof(1_000, 1_000, 999)))
        .containsExactly("round 1, A: 1 of 1,000 records are lost");
    assertThat(voidsOf(new Proof(1_000, 1_001, 1_001))).hasSize(1);
    assertThat(voidsOf(PlantedBenchmark.whole())).isEmpty();
  }

  @Test
  void aVoidWarmUpIsAVoidRunToo() {
    Comparison comparison =
        new PlantedBenchmark(
                1,
                TENS,
                TENS,
                round -> round == 0 ? new Proof(1_000, 0, 0) : PlantedBenchmark.whole())
            .run(1, 2);

    assertThat(comparison.voids()).hasSize(1);
    assertThat(comparison.isGood()).isFalse();
  }

  @Test
  void withoutAnyBelievableRunNoGoalIsMet() {
    Comparison comparison =
        new PlantedBenchmark(0, TENS, TENS, round -> new Proof(1_000, 0, 0)).run(0, 2);

    assertThat(ratio(comparison).median()).isEmpty();
    assertThat(ratio(comparison).isMet()).isFalse();
  }

  private static Spread ratio(Comparison comparison) {
    return comparison.ratios().get(0);
  }

  private static java.util.List<String> voidsOf(Proof proof) {
    return new PlantedBenchmark(1, TENS, TENS, round -> proof).run(0, 1).voids();
  }

  private static PlantedBenchmark planted(long[] oursSeconds) {
    return new PlantedBenchmark(1, oursSeconds, TENS, round -> PlantedBenchmark.whole());
  }
}
