package dev.millrace.domain.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.operator.Arrival;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.operator.KeyedOperatorContract;
import dev.millrace.domain.operator.KeyedStep;
import dev.millrace.domain.operator.OnceEach;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AnomaliesTest implements KeyedOperatorContract<SensorReading> {

  private static final int JUMP = 2_000;

  private final Anomalies anomalies = new Anomalies();

  @Override
  public KeyedOperator<SensorReading> operator() {
    return anomalies;
  }

  @Override
  public List<Event<SensorReading>> ofOneKey(int many) {
    return events(SomeReadings.jumping("boiler", many, many / 2, 5));
  }

  @Test
  void everyReadingHasAScoreBesideItsRow() {
    List<Event<SensorReading>> events = ofOneKey(400);
    List<ViewRow> scored = rows(apply(events), Anomalies.SCORED);
    assertThat(scored)
        .extracting(ViewRow::key)
        .containsExactlyElementsOf(
            events.stream()
                .map(event -> SensorReadingViews.bySensorAndDay(event.record()))
                .toList());
    assertThat(scored)
        .allSatisfy(
            row -> assertThat(row.value("score", Double.class).orElseThrow()).isBetween(0.0, 1.0));
  }

  @Test
  void whatIsStrangeOpensAnAlertThatTellsWhyAndCloses() {
    List<ViewRow> alerts = rows(apply(jump(JUMP + 400)), Anomalies.ALERTS);
    assertThat(alerts).isNotEmpty();
    ViewRow last = alerts.get(alerts.size() - 1);
    Instant opened = last.value("opened_at", Instant.class).orElseThrow();
    assertThat(opened).isBetween(at(JUMP), at(JUMP + 5));
    assertThat(last.value("closed_at", Instant.class).orElseThrow()).isAfter(at(JUMP + 5));
    assertThat(last.value("peak", Double.class).orElseThrow()).isBetween(0.8, 1.0);
    assertThat(last.value("reason", String.class).orElseThrow()).contains("usually");
  }

  @Test
  void anAlertIsOpenUntilItsSensorIsCalm() {
    List<ViewRow> alerts = rows(apply(jump(JUMP + 6)), Anomalies.ALERTS);
    assertThat(alerts.get(alerts.size() - 1).value("closed_at", Instant.class)).isEmpty();
  }

  @Test
  void aReadingWithoutAValueIsNobodys() {
    assertThat(anomalies.key(SomeReadings.of("boiler", 1, null))).isEmpty();
    assertThat(anomalies.key(SomeReadings.of("boiler", 1, 0.0))).contains("boiler");
  }

  @Test
  void aConstantSensorIsNeverStrange() {
    List<Event<SensorReading>> events = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      events.add(SomeReadings.carrying(SomeReadings.of("boiler", i, 7.0)));
    }
    KeyedStep step = apply(events);
    assertThat(rows(step, Anomalies.ALERTS)).isEmpty();
    assertThat(rows(step, Anomalies.SCORED))
        .allSatisfy(row -> assertThat(row.value("score", Double.class)).contains(0.0));
  }

  /** Whatever its clock says: its readings are judged in the order in which they come. */
  @Test
  void aClockThatStepsSilencesNoSensor() {
    for (Duration step : List.of(Duration.ofDays(-400), Duration.ofDays(400))) {
      KeyedStep before = apply(events(calm(JUMP)));
      KeyedStep after = anomalies.apply("boiler", before.held(), events(shifted(calm(JUMP), step)));
      assertThat(rows(after, Anomalies.ALERTS).size())
          .isLessThanOrEqualTo(rows(before, Anomalies.ALERTS).size() + 2);
      KeyedStep jump = anomalies.apply("boiler", after.held(), events(shifted(jumpAlone(), step)));
      assertThat(rows(jump, Anomalies.ALERTS)).isNotEmpty();
    }
  }

  @Test
  void duplicatesAndTheOrderWithinABatchChangeNothing() {
    List<Event<SensorReading>> events = ofOneKey(1_000);
    List<Arrival<SensorReading>> come = new ArrayList<>();
    events.forEach(event -> come.add(new Arrival<>(event, false)));
    OnceEach<SensorReading> once = new OnceEach<>(anomalies, (event, bug) -> {});
    KeyedStep expected = once.step("boiler", Bytes.EMPTY, come, Instant.EPOCH);
    come.addAll(come.subList(300, 500));
    Collections.shuffle(come, new Random(3));
    assertThat(once.step("boiler", Bytes.EMPTY, come, Instant.EPOCH)).isEqualTo(expected);
  }

  private KeyedStep apply(List<Event<SensorReading>> events) {
    return anomalies.apply("boiler", Bytes.EMPTY, events);
  }

  private static List<Event<SensorReading>> jump(int many) {
    return events(SomeReadings.jumping("boiler", many, JUMP, 5));
  }

  private static List<SensorReading> calm(int many) {
    return SomeReadings.jumping("boiler", many, many, 0);
  }

  /** The readings behind the calm ones, with the jump. */
  private static List<SensorReading> jumpAlone() {
    List<SensorReading> all = SomeReadings.jumping("boiler", JUMP + 10, JUMP + 2, 5);
    return all.subList(JUMP, all.size());
  }

  private static List<SensorReading> shifted(List<SensorReading> readings, Duration step) {
    return readings.stream()
        .map(
            one ->
                new SensorReading(
                    new UUID(
                        one.id().getMostSignificantBits() + step.toDays(),
                        one.id().getLeastSignificantBits()),
                    one.sensor(),
                    one.value(),
                    one.unit(),
                    one.at().plus(step)))
        .toList();
  }

  private static List<Event<SensorReading>> events(List<SensorReading> readings) {
    return readings.stream().map(SomeReadings::carrying).toList();
  }

  private static List<ViewRow> rows(KeyedStep step, View view) {
    return step.rows().stream().filter(row -> row.view().equals(view)).toList();
  }

  private static Instant at(int number) {
    return SomeReadings.MIDNIGHT.plus(SomeReadings.STEP.multipliedBy(number));
  }
}
