package dev.millrace.bootstrap.services.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaugeTest {

  private final List<String> written = new ArrayList<>();
  private long now = 1_000;

  @Test
  void aBarShowsShareRateAndRemainingTime() {
    Gauge bar = new BarGauge("carrying", written::add, () -> now);
    bar.at(0, 10_000, "");
    passes(Duration.ofSeconds(4));
    bar.at(2_000, 10_000, "");

    assertThat(written).hasSize(2);
    assertThat(written.get(0)).startsWith("\rcarrying").contains("0 %", "waiting");
    assertThat(written.get(1))
        .startsWith("\rcarrying")
        .contains("████░", "20 %", "2,000 of 10,000", "500/s", "16 s left")
        .doesNotContain("\n");
  }

  @Test
  void aBarIsRedrawnTenTimesASecondAtMostAndEndsItsLine() {
    Gauge bar = new BarGauge("carrying", written::add, () -> now);
    for (int i = 1; i <= 1_000; i++) {
      passes(Duration.ofMillis(1));
      bar.at(i, 2_000, "");
    }
    assertThat(written).hasSizeBetween(9, 11);
    bar.at(2_000, 2_000, "");
    bar.close();

    assertThat(written.get(written.size() - 2)).contains("100 %", "done");
    assertThat(written.get(written.size() - 1)).isEqualTo("\n");
  }

  @Test
  void aBarStaysWithinALine() {
    Gauge bar = new BarGauge("carrying", written::add, () -> now);
    bar.at(0, Long.MAX_VALUE, "");
    passes(Duration.ofSeconds(1));
    bar.at(999_999_999_999L, Long.MAX_VALUE, "");

    assertThat(written).allSatisfy(text -> assertThat(visible(text)).hasSizeLessThan(80));
  }

  @Test
  void plainLinesComeEveryThreeSecondsAndAtTheEnd() {
    Gauge lines = new LineGauge("carrying", written::add, () -> now);
    for (int second = 1; second <= 7; second++) {
      passes(Duration.ofSeconds(1));
      lines.at(second * 100L, 1_000, "fetched 900");
    }
    lines.close();

    assertThat(written)
        .containsExactly(
            "carrying: 300 of 1,000 (30 %), 100/s, 7 s left; fetched 900",
            "carrying: 600 of 1,000 (60 %), 100/s, 4 s left; fetched 900",
            "carrying: 700 of 1,000 (70 %), 100/s, 3 s left; fetched 900");
  }

  @Test
  void theEndIsSaidOnce() {
    Gauge lines = new LineGauge("proving", written::add, () -> now);
    passes(Duration.ofSeconds(4));
    lines.at(10, 10, "");
    passes(Duration.ofSeconds(1));
    lines.at(10, 10, "");
    lines.close();

    assertThat(written).singleElement().asString().startsWith("proving: 10 of 10 (100 %)");
  }

  @Test
  void quickWorkIsNotTalkedAbout() {
    Gauge lines = new LineGauge("proving", written::add, () -> now);
    lines.at(1, 10, "");
    passes(Duration.ofSeconds(1));
    lines.at(10, 10, "");
    lines.close();

    assertThat(written).isEmpty();
  }

  @Test
  void theRateIsTheOneOfTheLastHalfMinute() {
    Pace pace = new Pace();
    for (int second = 0; second <= 100; second++) {
      pace.note(Duration.ofSeconds(second).toNanos(), second * 1_000L);
    }
    for (int second = 101; second <= 140; second++) {
      pace.note(Duration.ofSeconds(second).toNanos(), 100_000 + (second - 100) * 10L);
    }

    assertThat(pace.perSecond()).isEqualTo(10);
    assertThat(pace.remaining(7_210)).contains(Duration.ofSeconds(721));
  }

  @Test
  void nothingIsPromisedWhileNothingMoves() {
    Pace pace = new Pace();
    pace.note(0, 5);
    pace.note(Duration.ofSeconds(40).toNanos(), 5);
    pace.note(Duration.ofSeconds(80).toNanos(), 5);

    assertThat(pace.perSecond()).isZero();
    assertThat(pace.remaining(10)).isEmpty();
  }

  private void passes(Duration time) {
    now += time.toNanos();
  }

  private static String visible(String text) {
    return text.replaceAll("\u001b\\[[0-9]*[A-Z]|[\r\n]", "");
  }
}
