package dev.millrace.bootstrap.services.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatioTest {

  private static final Round ROUND =
      new Round(
          new Rates(Map.of("relay", 1_800.0, "read", 3_000.0, "produce", 6_000.0)),
          Map.of("p99", 42.0, "their p99", 63.0),
          false);

  @Test
  void twoThatCarryTheSameRecordsInTurnAreAsFastAsTheirTimesTogether() {
    Ratio ratio = Ratio.betweenBoth("relay", "read", "produce", 0.85);

    assertThat(of(ratio)).isEqualTo(0.9, within(1e-9));
    assertThat(isMet(ratio)).isTrue();
  }

  @Test
  void asManyAsThereAreInTurnAreAsFastAsAllTheirTimesTogether() {
    Ratio ratio = Ratio.betweenAll("relay", List.of("read", "produce", "read"), 1);

    assertThat(ratio.name()).isEqualTo("relay / (read and produce and read)");
    assertThat(of(ratio)).isEqualTo(1.5, within(1e-9));
  }

  @Test
  void oneSideIsMeasuredInUnitsOfAnother() {
    Ratio ratio = Ratio.between("relay", "read", 0.5);

    assertThat(of(ratio)).isEqualTo(0.6, within(1e-9));
    assertThat(isMet(ratio)).isTrue();
  }

  @Test
  void aFigureIsTakenAsItIs() {
    assertThat(of(Ratio.atMost("p99", 50))).isEqualTo(42);
    assertThat(isMet(Ratio.atMost("p99", 50))).isTrue();
    assertThatThrownBy(() -> of(Ratio.atMost("p999", 50)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("p999");
  }

  @Test
  void ofFiguresLessIsBetter() {
    Ratio ratio = Ratio.ofFigures("their p99", "p99", 1);

    assertThat(of(ratio)).isEqualTo(1.5, within(1e-9));
    assertThat(isMet(ratio)).isTrue();
  }

  private static double of(Ratio ratio) {
    return ratio.of().applyAsDouble(ROUND);
  }

  private static boolean isMet(Ratio ratio) {
    return Spread.of(ratio, List.of(ROUND)).isMet();
  }
}
