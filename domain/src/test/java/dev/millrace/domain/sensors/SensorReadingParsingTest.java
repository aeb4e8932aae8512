package dev.millrace.domain.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensorReadingParsingTest {

  private static final String ID = "\"eventId\": \"00000000-0000-0006-0000-000000000001\"";
  private static final String SENSOR = "\"sensor\": \"boiler 7\"";
  private static final String AT = "\"at\": \"2026-11-21T12:00:00.123456Z\"";
  private static final String HEAD = "{" + ID + ", " + SENSOR + ", " + AT;

  private final SensorReadings readings = new SensorReadings();

  @Test
  void aReadingIsRead() {
    assertThat(parsed(HEAD + ", \"value\": 21.5, \"unit\": \"°C\", \"firmware\": 3}"))
        .isEqualTo(
            new SensorReading(
                new UUID(6, 1), "boiler 7", 21.5, "°C", Instant.parse("2026-11-21T12:00:00.123Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "-3, -3",
    "'\"21.5\"', 21.5",
    "'\"-1.5e-3\"', -0.0015",
    "1e308, 1e308",
    "1e-400, 0",
    "-0.0, 0"
  })
  void aValueIsANumberOrItsText(String written, double value) {
    assertThat(parsed(HEAD + ", \"value\": " + written + "}").value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"value\": null", ", \"value\": \"NaN\""})
  void aSensorMayHaveMeasuredNothing(String value) {
    assertThat(parsed(HEAD + value + "}").value()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e309",
        "\"1e309\"",
        "\"Infinity\"",
        "\"\"",
        "\"21,5\"",
        "\"0x1\"",
        "true",
        "[1]"
      })
  void aValueThatIsNoneIsTurnedAway(String value) {
    assertThat(reasons(HEAD + ", \"value\": " + value + "}"))
        .extracting(Reason::path)
        .containsExactly("value");
  }

  @Test
  void aSensorsNameHasABound() {
    String json = "{" + ID + ", " + AT + ", \"sensor\": \"" + "s".repeat(256) + "\"}";
    assertThat(readings.partitionKey(parsed(json)).value()).hasSize(256);
    assertThat(reasons(json.replace("\"sss", "\"ssss")))
        .containsExactly(new Reason("sensor", "is longer than 256 characters"));
  }

  @Test
  void allReasonsAreToldAtOnce() {
    assertThat(reasons("{\"sensor\": \"\", \"unit\": 7, \"at\": \"yesterday\"}"))
        .containsExactlyInAnyOrder(
            new Reason("eventId", "is missing"),
            new Reason("sensor", "is missing"),
            new Reason("unit", "is a number, not a text"),
            new Reason("at", "is no ISO instant"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31T23:59:59Z", "2101-01-01T00:00:00Z"})
  void aTimeThatIsImplausibleIsTurnedAway(String at) {
    assertThat(reasons("{" + ID + ", " + SENSOR + ", \"at\": \"" + at + "\"}"))
        .containsExactly(new Reason("at", "is not within the years 2000 to 2100"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"boiler\"", "null", "7"})
  void whatIsNoObjectIsTurnedAway(String json) {
    assertThat(reasons(json)).hasSize(1);
  }

  private SensorReading parsed(String json) {
    Parsed<SensorReading> parsed = parse(json);
    assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
    return ((Parsed.Accepted<SensorReading>) parsed).record();
  }

  private List<Reason> reasons(String json) {
    Parsed<SensorReading> parsed = parse(json);
    assertThat(parsed).isInstanceOf(Parsed.Rejected.class);
    assertThat(((Parsed.Rejected<SensorReading>) parsed).raw()).isEqualTo(Bytes.ofText(json));
    return ((Parsed.Rejected<SensorReading>) parsed).reasons();
  }

  private Parsed<SensorReading> parse(String json) {
    return readings.parse(new RawRecord(0, Bytes.ofText(json), JsonTree.of(json)));
  }
}
