package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.domain.record.FamilyName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MadeRecordsTest {

  private static final MadeRecords READINGS = MadeRecords.of(new FamilyName("sensor-readings"));

  @Test
  void aReadingIsTheSameForTheSameNumber() {
    assertThat(READINGS.line(123_456))
        .isEqualTo(MadeRecords.of(new FamilyName("sensor-readings")).line(123_456))
        .isNotEqualTo(READINGS.line(123_457));
  }

  @Test
  void readingsHaveIdsOfTheirOwnAndTheirSensorTellsEveryMinute() throws IOException {
    Set<String> ids = new HashSet<>();
    Map<String, Instant> last = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      JsonNode reading = new ObjectMapper().readTree(READINGS.line(i));
      ids.add(reading.path("eventId").asText());
      Instant at = Instant.parse(reading.path("at").asText());
      Instant before = last.put(reading.path("sensor").asText(), at);
      assertThat(before == null ? Duration.ofMinutes(1) : Duration.between(before, at))
          .isEqualTo(Duration.ofMinutes(1));
    }
    assertThat(ids).hasSize(5_000);
    assertThat(last).hasSize(10);
  }

  @Test
  void linesHaveIdsOfTheirOwnAndTheirServiceFailsNowAndThen() throws IOException {
    MadeRecords lines = MadeRecords.of(new FamilyName("logs"));
    Set<String> ids = new HashSet<>();
    Map<String, Integer> failed = new HashMap<>();
    for (int i = 0; i < 18_000; i++) {
      JsonNode line = new ObjectMapper().readTree(lines.line(i));
      ids.add(line.path("eventId").asText());
      boolean isError = line.path("line").asText().contains(" ERROR ");
      failed.merge(line.path("source").asText(), isError ? 1 : 0, Integer::sum);
    }
    assertThat(ids).hasSize(18_000);
    assertThat(failed).isEqualTo(Map.of("shop", 120, "stock", 120, "till", 120));
    assertThat(lines.line(123_456))
        .isEqualTo(lines.line(123_456))
        .isNotEqualTo(lines.line(123_457));
  }

  @Test
  void ofAFamilyForWhichNoneAreMadeItIsToldForWhichTheyAre() {
    assertThatThrownBy(() -> MadeRecords.of(new FamilyName("user-events")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sensor-readings and logs");
  }
}
