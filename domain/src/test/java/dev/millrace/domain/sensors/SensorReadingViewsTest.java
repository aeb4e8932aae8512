package dev.millrace.domain.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.view.LastWriteWins;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SensorReadingViewsTest {

  private static final Position POSITION = new Position("millrace.sensor-readings", 3, 42);

  private final SensorReadings readings = new SensorReadings();

  @Test
  void everyReadingStandsInTheFirstViewUnderTheKeyAlone() {
    View first = readings.views().get(0);
    for (long seed = 0; seed < 100; seed++) {
      SensorReading reading = SomeReadings.any(seed);
      assertThat(readings.viewKeys(reading).byView().get(first.name()))
          .containsExactly(readings.key(reading).value());
    }
  }

  @Test
  void everyColumnHoldsWhatItsNameSaysAndTheScoreIsNotTouched() {
    Event<SensorReading> event = SomeReadings.carrying(SomeReadings.of("boiler", 1, 21.5));
    for (View view : readings.views()) {
      assertThat(row(event, view))
          .containsEntry("value", 21.5)
          .containsEntry("unit", "°C")
          .containsEntry("version", 1L)
          .containsEntry("event_id", event.id().value())
          .containsEntry("log_position", "millrace.sensor-readings-3@42")
          .doesNotContainKey("score");
    }
    assertThat(row(event, readings.views().get(0)))
        .containsEntry("sensor", "boiler")
        .containsEntry("at", event.record().at());
  }

  @Test
  void aRowStandsWhereItsViewKeysSay() {
    for (long seed = 0; seed < 100; seed++) {
      SensorReading record = SomeReadings.any(seed);
      for (Mutation mutation : readings.project(SomeReadings.carrying(record), POSITION)) {
        Mutation.Upsert upsert = (Mutation.Upsert) mutation;
        List<String> key =
            upsert.values().subList(0, upsert.view().key().size()).stream()
                .map(String::valueOf)
                .toList();
        assertThat(readings.viewKeys(record).byView().get(upsert.view().name())).isEqualTo(key);
      }
    }
  }

  @Test
  void theFamilyNeedsATableForEachOfItsQuestions() {
    assertThat(readings.tables())
        .extracting(View::name)
        .containsExactly(
            "sensor_readings_by_id",
            "sensor_readings_by_sensor_and_day",
            "sensor_alerts_by_sensor");
  }

  private Map<String, Object> row(Event<SensorReading> event, View view) {
    LastWriteWins tables = new LastWriteWins();
    tables.apply(readings.project(event, POSITION));
    return tables.rows(view.name()).values().iterator().next();
  }
}
