package dev.millrace.domain.sensors;

import static dev.millrace.domain.view.ColumnType.DOUBLE;
import static dev.millrace.domain.view.ColumnType.TEXT;
import static dev.millrace.domain.view.ColumnType.TIMESTAMP;

import dev.millrace.domain.anomaly.Alert;
import dev.millrace.domain.anomaly.Reading;
import dev.millrace.domain.anomaly.Step;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.operator.KeyedStep;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores each reading beside its row, and keeps the alerts of its sensor. A reading that comes
 * after later ones is judged as one that came then, so that a clock which was set back silences no
 * sensor; one without a value has no score.
 */
final class Anomalies implements KeyedOperator<SensorReading> {

  static final View SCORED =
      new View(
          SensorReadingViews.BY_SENSOR_AND_DAY.name(),
          SensorReadingViews.BY_SENSOR_AND_DAY.partitionKey(),
          SensorReadingViews.BY_SENSOR_AND_DAY.clusteringKey(),
          List.of(SensorReadingViews.SCORE));

  static final View ALERTS =
      new View(
          "sensor_alerts_by_sensor",
          List.of(Column.of("sensor", TEXT)),
          List.of(Column.of("opened_at", TIMESTAMP).descending()),
          List.of(
              Column.of("closed_at", TIMESTAMP),
              Column.of("peak", DOUBLE),
              Column.of("reason", TEXT)));

  @Override
  public List<View> views() {
    return List.of(ALERTS);
  }

  @Override
  public List<View> completed() {
    return List.of(SCORED);
  }

  @Override
  public Optional<View> alerts() {
    return Optional.of(ALERTS);
  }

  @Override
  public Optional<String> key(SensorReading reading) {
    return reading.value() == null ? Optional.empty() : Optional.of(reading.sensor());
  }

  @Override
  public KeyedStep apply(String sensor, Bytes before, List<Event<SensorReading>> events) {
    Step step = step(before, events.stream().map(event -> reading(event.record())).toList());
    List<ViewRow> rows = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      rows.add(scored(events.get(i).record(), step.scores().get(i).score()));
    }
    step.alerts().forEach(alert -> rows.add(alert(sensor, alert)));
    return new KeyedStep(step.held(), rows);
  }

  /** A sensor that another version has learnt to know is learnt anew. */
  private static Step step(Bytes before, List<Reading> readings) {
    try {
      return Step.of(before, readings);
    } catch (IllegalArgumentException | BufferUnderflowException unreadable) {
      return Step.of(Bytes.EMPTY, readings);
    }
  }

  private static Reading reading(SensorReading record) {
    return new Reading(record.at(), Objects.requireNonNull(record.value()));
  }

  private static ViewRow scored(SensorReading record, double score) {
    List<@Nullable Object> values = new ArrayList<>(SensorReadingViews.bySensorAndDay(record));
    values.add(score);
    return new ViewRow(SCORED, values);
  }

  private static ViewRow alert(String sensor, Alert alert) {
    return new ViewRow(
        ALERTS,
        Arrays.asList(
            sensor, alert.openedAt(), alert.closedAt().orElse(null), alert.peak(), alert.reason()));
  }
}
