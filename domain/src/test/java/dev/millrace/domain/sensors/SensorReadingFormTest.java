package dev.millrace.domain.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.record.Sort;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorReadingFormTest {

  private static final String WHOLE =
      "{\"id\": \"00000000-0000-0006-0000-000000000001\", \"sensor\": \"s\","
          + " \"at\": 1793577600000000}";

  private final SensorReadings readings = new SensorReadings();

  @Test
  void whatWasWrittenReadsBackTheSame() {
    for (long seed = 0; seed < 1_000; seed++) {
      SensorReading reading = SomeReadings.any(seed);
      assertThat(readings.read(readings.write(reading))).as("seed %s", seed).isEqualTo(reading);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, 1.5e300})
  void aValueIsExact(double value) {
    SensorReading reading = SomeReadings.of("s", 1, value);
    assertThat(readings.read(readings.write(reading))).isEqualTo(reading);
  }

  @Test
  void theWrittenFormHasTheFieldsThatWereAgreed() {
    assertThat(readings.write(SomeReadings.any(1)).fields())
        .containsExactly("id", "sensor", "value", "unit", "at");
  }

  @Test
  void aReadingIsOneOfItsFamilyUnderTheSendersId() {
    SensorReading reading = SomeReadings.any(1);
    assertThat(readings.sort()).isEqualTo(Sort.EVENT);
    assertThat(readings.name().topic()).isEqualTo("millrace.sensor-readings");
    assertThat(readings.key(reading).value()).isEqualTo(reading.id().toString());
    assertThat(readings.eventTime(reading)).contains(reading.at());
    assertThat(readings.secrets()).isEmpty();
  }

  @Test
  void everyFieldIsContent() {
    Set<Object> hashes = new HashSet<>();
    for (long seed = 0; seed < 1_000; seed++) {
      SensorReading reading = SomeReadings.any(seed);
      hashes.add(readings.contentHash(reading));
      assertThat(readings.contentHash(readings.read(readings.write(reading))))
          .isEqualTo(readings.contentHash(reading));
    }
    assertThat(hashes).hasSize(1_000);
    assertThat(readings.contentHash(SomeReadings.of("s", 1, 1.0)))
        .isNotEqualTo(readings.contentHash(SomeReadings.of("s", 1, 2.0)))
        .isNotEqualTo(readings.contentHash(SomeReadings.of("s", 1, null)));
  }

  @Test
  void aFieldThatAnOlderSchemaLacksReadsAsUnknown() {
    assertThat(readings.read(JsonTree.of(WHOLE)))
        .isEqualTo(new SensorReading(new UUID(6, 1), "s", null, null, SomeReadings.MIDNIGHT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\": \"boiler\"",
        "\"id\": null",
        "\"sensor\": 7",
        "\"sensor\": null",
        "\"at\": \"noon\"",
        "\"at\": null",
        "\"unit\": 7",
        "\"value\": \"1.5\"",
        "\"value\": 1e999"
      })
  void whatIsNoWrittenReadingIsRefusedWithoutQuotingIt(String field) {
    String name = field.substring(0, field.indexOf(':'));
    String json =
        WHOLE.contains(name)
            ? WHOLE.replaceFirst(name + ": [^,}]+", field)
            : WHOLE.replace("}", ", " + field + "}");
    assertThatThrownBy(() -> readings.read(JsonTree.of(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("boiler", "noon");
  }
}
