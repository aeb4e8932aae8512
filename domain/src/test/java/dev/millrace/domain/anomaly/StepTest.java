package dev.millrace.domain.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepTest {

  private static final int DAYS = 20 * SomeSensor.DAY;

  @Test
  void howReadingsAreCutIntoBatchesChangesNothing() {
    List<Reading> readings = restless(1);
    Step whole = SomeSensor.watched(readings);
    Random random = new Random(2);
    List<Score> scores = new ArrayList<>();
    List<Alert> alerts = new ArrayList<>();
    Bytes held = Bytes.EMPTY;
    for (int from = 0; from < readings.size(); ) {
      int to = Math.min(readings.size(), from + random.nextInt(100));
      Step step = Step.of(held, readings.subList(from, to));
      scores.addAll(step.scores());
      alerts.addAll(step.alerts());
      held = step.held();
      from = to;
    }

    assertThat(scores).isEqualTo(whole.scores());
    assertThat(alerts).isEqualTo(whole.alerts()).isNotEmpty();
    assertThat(held).isEqualTo(whole.held());
  }

  @Test
  void noReadingHasASayInTheScoresBefore() {
    List<Reading> readings = restless(3);
    List<Score> whole = SomeSensor.watched(readings).scores();

    for (int to = 0; to < readings.size(); to += 997) {
      assertThat(SomeSensor.watched(readings.subList(0, to)).scores())
          .isEqualTo(whole.subList(0, to));
    }
  }

  @Test
  void theStateIsOfOneSizeWhateverComes() {
    assertThat(SomeSensor.watched(restless(4)).held().length())
        .isEqualTo(SomeSensor.watched(List.of()).held().length())
        .isLessThanOrEqualTo(64 * 1024);
  }

  @Test
  void aStateOfAnotherVersionIsRefused() {
    Bytes held = SomeSensor.watched(List.of()).held();
    byte[] other = held.array().clone();
    ByteBuffer.wrap(other).putInt(99);

    assertThatThrownBy(() -> Step.of(Bytes.of(other), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 99");
    assertThatThrownBy(() -> Step.of(Bytes.of(new byte[] {0, 0, 0, 1, 7}), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 bytes");
  }

  @Test
  void aConstantSensorIsNeverStrange() {
    Step step = SomeSensor.watched(SomeSensor.telling(DAYS, i -> 21.5));

    assertThat(step.scores()).allSatisfy(score -> assertThat(score.score()).isZero());
    assertThat(step.alerts()).isEmpty();
  }

  @Test
  void theFirstChangeOfAConstantSensorOpensAnAlertAtOnce() {
    Step step = SomeSensor.watched(SomeSensor.telling(3_000, i -> i < 2_000 ? 21.5 : 22));

    assertThat(step.scores().get(2_000).score()).isGreaterThan(Alerts.OPENS);
    assertThat(SomeSensor.opened(step)).first().isEqualTo(SomeSensor.at(2_000));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsPassedOver(double none) {
    List<Reading> numbers = restless(5);
    List<Reading> withOthers = new ArrayList<>();
    numbers.forEach(
        reading -> {
          withOthers.add(reading);
          withOthers.add(new Reading(reading.time(), none));
        });
    Step step = SomeSensor.watched(withOthers);

    assertThat(step.alerts()).isEqualTo(SomeSensor.watched(numbers).alerts());
    assertThat(step.scores().stream().filter(score -> Double.isNaN(score.reading().value())))
        .allSatisfy(score -> assertThat(score.score()).isZero());
  }

  @Test
  void theLargestNumbersThereAreKeepTheirScoresInBounds() {
    Step step =
        SomeSensor.watched(
            SomeSensor.telling(
                DAYS, i -> i % 500 == 499 ? Double.MAX_VALUE : i % 501 == 500 ? -1e300 : i));

    assertThat(step.scores()).allSatisfy(score -> assertThat(score.score()).isBetween(0.0, 1.0));
  }

  @Test
  void noTimeIsTooStrange() {
    List<Reading> readings = restless(6);
    readings.set(3_000, new Reading(Instant.MAX, 50));
    readings.set(3_001, new Reading(Instant.MIN, 50));

    assertThat(SomeSensor.watched(readings).scores()).hasSameSizeAs(readings);
  }

  @Test
  void aClockThatIsSetBackNeverClosesAnAlertBeforeItOpened() {
    List<Reading> readings = new ArrayList<>(SomeSensor.telling(3_000, SomeSensor.daily(7)));
    readings.set(2_500, new Reading(SomeSensor.at(2_500), 500));
    readings.replaceAll(
        reading ->
            reading.time().isAfter(SomeSensor.at(2_500))
                ? new Reading(reading.time().minus(Duration.ofDays(2)), reading.value())
                : reading);

    assertThat(SomeSensor.watched(readings).alerts())
        .isNotEmpty()
        .anySatisfy(alert -> assertThat(alert.closedAt()).isPresent())
        .allSatisfy(
            alert ->
                alert
                    .closedAt()
                    .ifPresent(closed -> assertThat(closed).isAfterOrEqualTo(alert.openedAt())));
  }

  /** Silent from the top of a day to the bottom of another, so that its values lie far apart. */
  @Test
  void aLongGapIsNoJump() {
    int top = 10 * SomeSensor.DAY + SomeSensor.DAY / 4;
    int bottom = top + 12 * SomeSensor.DAY + SomeSensor.DAY / 2;
    List<Reading> readings =
        SomeSensor.telling(bottom + 20, SomeSensor.daily(9)).stream()
            .filter(
                reading ->
                    reading.time().isBefore(SomeSensor.at(top))
                        || !reading.time().isBefore(SomeSensor.at(bottom)))
            .toList();

    assertThat(SomeSensor.watched(readings).scores().subList(top - 20, top + 20))
        .allSatisfy(score -> assertThat(score.score()).isLessThan(Alerts.OPENS));
  }

  @Test
  void anAlertSaysWhyAndEndsWithThePeak() {
    List<Reading> readings = new ArrayList<>(SomeSensor.telling(4_000, SomeSensor.daily(8)));
    readings.set(3_000, new Reading(SomeSensor.at(3_000), 400));
    Step step = SomeSensor.watched(readings);
    Alert last = step.alerts().get(step.alerts().size() - 1);

    assertThat(last.openedAt()).isEqualTo(SomeSensor.at(3_000));
    assertThat(last.closedAt()).isPresent();
    assertThat(last.peak())
        .isEqualTo(step.scores().stream().mapToDouble(Score::score).max().orElseThrow());
    assertThat(last.reason()).matches("[a-z ]+: -?[0-9.e+]+, usually about -?[0-9.e+]+");
  }

  /** Noise in which something strange happens now and then. */
  private static List<Reading> restless(long seed) {
    Random random = new Random(seed);
    return SomeSensor.telling(
        DAYS,
        i ->
            Math.exp(random.nextGaussian())
                + (random.nextInt(1_000) == 0 ? 100 * random.nextDouble() : 0));
  }
}
