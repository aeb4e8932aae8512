package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamRoutesTest {

  private final RunningApi api = RunningApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aQueryThatWasHeardOfLatelyRuns() {
    Instant seen = api.clock.instant();
    api.streams.add(
        new StreamState("users", "facts", 17L, seen, false, 60, 40, Duration.ofMillis(2_500)));

    JsonNode stream = stream();

    assertThat(stream.get("family").asText()).isEqualTo("users");
    assertThat(stream.get("query").asText()).isEqualTo("facts");
    assertThat(stream.get("state").asText()).isEqualTo("RUNNING");
    assertThat(stream.get("lastBatch").asLong()).isEqualTo(17);
    assertThat(stream.get("lastSeenAt").asText()).isEqualTo(seen.toString());
    assertThat(stream.get("lagRecords").asLong()).isEqualTo(40);
    assertThat(stream.get("lagSeconds").asDouble()).isEqualTo(2.5);
  }

  @Test
  void aQueryThatIsSilentIsDown() {
    Instant seen = api.clock.instant();
    api.streams.add(new StreamState("users", "facts", 17L, seen, true, 60, 0, Duration.ZERO));

    JsonNode stream = stream();

    assertThat(stream.get("state").asText()).isEqualTo("DOWN");
    assertThat(stream.get("lastSeenAt").asText()).isEqualTo(seen.toString());
  }

  @Test
  void aQueryThatWasNeverHeardOfIsDown() {
    api.streams.add(
        new StreamState("users", "windows", null, null, true, 0, 9, Duration.ofHours(1)));

    JsonNode stream = stream();

    assertThat(stream.get("state").asText()).isEqualTo("DOWN");
    assertThat(stream.get("lastBatch").isNull()).isTrue();
    assertThat(stream.get("lastSeenAt").isNull()).isTrue();
    assertThat(stream.get("lagSeconds").asDouble()).isEqualTo(3_600);
  }

  @Test
  void nobodyWithoutTheTokenSeesTheStreams() {
    HttpRequest request = HttpRequest.newBuilder(api.at("/v1/streams")).build();

    assertThat(api.send(request).statusCode()).isEqualTo(401);
  }

  private JsonNode stream() {
    JsonNode streams = RunningApi.json(api.get("/v1/streams")).get("streams");
    assertThat(streams).hasSize(1);
    return streams.get(0);
  }
}
