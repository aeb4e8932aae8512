package dev.millrace.domain.sensors;

import static dev.millrace.domain.view.ColumnType.DATE;
import static dev.millrace.domain.view.ColumnType.DOUBLE;
import static dev.millrace.domain.view.ColumnType.TEXT;
import static dev.millrace.domain.view.ColumnType.TIMESTAMP;
import static dev.millrace.domain.view.ColumnType.UUID;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The views of sensor readings, which rows of them a reading occupies, and how it sets them. */
final class SensorReadingViews {

  static final View BY_ID =
      new View(
          "sensor_readings_by_id",
          List.of(Column.of("reading_id", UUID)),
          List.of(),
          withProvenance(
              Column.of("sensor", TEXT),
              Column.of("at", TIMESTAMP),
              Column.of("value", DOUBLE),
              Column.of("unit", TEXT)));

  static final Column SCORE = Column.of("score", DOUBLE);

  static final View BY_SENSOR_AND_DAY =
      new View(
          "sensor_readings_by_sensor_and_day",
          List.of(Column.of("sensor", TEXT), Column.of("day", DATE)),
          List.of(Column.of("at", TIMESTAMP), Column.of("reading_id", UUID)),
          withProvenance(Column.of("value", DOUBLE), Column.of("unit", TEXT), SCORE));

  private SensorReadingViews() {}

  private static List<Column> withProvenance(Column... columns) {
    return Stream.concat(Stream.of(columns), Provenance.COLUMNS.stream()).toList();
  }

  /**
   * The primary key of the row by sensor and day: the day is that of the reading's time, in UTC.
   */
  static List<Object> bySensorAndDay(SensorReading reading) {
    return List.of(
        reading.sensor(),
        LocalDate.ofInstant(reading.at(), ZoneOffset.UTC),
        reading.at(),
        reading.id());
  }

  static ViewKeys keys(SensorReading reading) {
    return new ViewKeys(
        Map.of(
            BY_ID.name(),
            List.of(reading.id().toString()),
            BY_SENSOR_AND_DAY.name(),
            bySensorAndDay(reading).stream().map(Object::toString).toList()));
  }

  /** The score is left unset, for the operator to set. */
  static List<Mutation> mutations(Event<SensorReading> event, Position position) {
    SensorReading reading = event.record();
    List<@Nullable Object> byId =
        new ArrayList<>(
            Arrays.asList(
                reading.id(), reading.sensor(), reading.at(), reading.value(), reading.unit()));
    List<@Nullable Object> bySensor = new ArrayList<>(bySensorAndDay(reading));
    bySensor.add(reading.value());
    bySensor.add(reading.unit());
    bySensor.add(null);
    return List.of(
        row(BY_ID, byId, event, position), row(BY_SENSOR_AND_DAY, bySensor, event, position));
  }

  private static Mutation row(
      View view, List<@Nullable Object> values, Event<SensorReading> event, Position position) {
    values.addAll(Provenance.of(event, position));
    return new Mutation.Upsert(view, values, event.writeTime(), false);
  }
}
