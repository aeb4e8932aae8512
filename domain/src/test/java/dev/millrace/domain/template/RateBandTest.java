package dev.millrace.domain.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.domain.document.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateBandTest {

  private static final long START = 29_000_000;

  private final List<RateAlert> alerts = new ArrayList<>();

  /** The band behind so many minutes. */
  private RateBand after(int minutes, LongUnaryOperator lines) {
    RateBand band = RateBand.first(START, lines.applyAsLong(0));
    for (int minute = 1; minute < minutes; minute++) {
      band = take(band, START + minute, lines.applyAsLong(minute));
    }
    return band;
  }

  private RateBand take(RateBand band, long minute, long lines) {
    RateBand.Step step = band.take(minute, lines);
    alerts.addAll(step.alerts());
    return step.band();
  }

  /** Arrivals by chance, so many in the mean. */
  private static LongUnaryOperator random(long seed, double mean) {
    Random random = new Random(seed);
    return minute -> {
      long lines = 0;
      for (double at = arrival(random, mean); at < 1; at += arrival(random, mean)) {
        lines++;
      }
      return lines;
    };
  }

  private static double arrival(Random random, double mean) {
    return -Math.log(1 - random.nextDouble()) / mean;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1, 20, 400})
  void arrivalsByChanceStayInside(double mean) {
    for (long seed = 1; seed <= 20; seed++) {
      after(1_440, random(seed, mean));
    }
    assertThat(alerts).isEmpty();
  }

  @Test
  void anOutbreakIsToldOnceAndItsEndToo() {
    RateBand band = after(120, minute -> 100);
    band = take(band, START + 120, 300);
    band = take(band, START + 121, 310);
    band = take(band, START + 122, 100);
    take(band, START + 123, 100);

    assertThat(alerts)
        .containsExactly(
            new RateAlert.Left(START + 120, 300, 56, 156),
            new RateAlert.Returned(START + 122, 100));
  }

  @Test
  void aRateThatStopsIsToldWhenTheNextMinuteCloses() {
    RateBand band = after(120, minute -> 100);
    take(band, START + 130, 100);

    assertThat(alerts)
        .containsExactly(
            new RateAlert.Left(START + 120, 0, 56, 156), new RateAlert.Returned(START + 130, 100));
  }

  @Test
  void aNewRateThatStaysIsLearned() {
    RateBand band = after(120, minute -> 100);
    for (int minute = 120; minute < 480; minute++) {
      band = take(band, START + minute, 400);
    }
    assertThat(alerts).hasSize(2);
    assertThat(band.isLeft()).isFalse();
    assertThat(band.mean()).isCloseTo(2 * Math.sqrt(400), within(3.0));
  }

  @Test
  void nothingIsOutsideBeforeItHasLearned() {
    after(30, minute -> minute % 2 == 0 ? 0 : 10_000);

    assertThat(alerts).isEmpty();
  }

  @Test
  void aMinuteThatIsNotBehindTheLastIsLeftOut() {
    RateBand band = after(100, minute -> 10);

    assertThat(band.take(START + 99, 9_999)).isEqualTo(new RateBand.Step(band, List.of()));
    assertThat(band.take(START, 9_999)).isEqualTo(new RateBand.Step(band, List.of()));
  }

  @Test
  void aSilenceOfYearsIsTakenAsAnHour() {
    RateBand band = after(100, minute -> 10);
    RateBand years = band.take(Long.MAX_VALUE, 10).band();
    RateBand hour = band.take(START + 99 + 61, 10).band();

    assertThat(years.mean()).isEqualTo(hour.mean());
    assertThat(years.minute()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void itIsReadAsItWasWritten() {
    RateBand band = after(77, random(3, 5));

    assertThat(RateBand.of(band.state())).isEqualTo(band);
    assertThat(band.state().length()).isEqualTo(29);
    assertThatThrownBy(() -> RateBand.of(Bytes.ofText("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 bytes are no band of a rate");
  }
}
