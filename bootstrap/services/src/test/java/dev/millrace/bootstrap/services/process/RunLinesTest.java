package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.domain.event.RunId;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RunLinesTest {

  private static final RunId ONE = BatchSample.ONE;
  private static final RunId OTHER = BatchSample.OTHER;

  @Test
  void relayAndControlHaveALineForEachRun() throws Exception {
    String log = LoggingProcess.log(BatchSample.class, Map.of("MILLRACE_LOG_FORMAT", "json"));

    assertThat(LoggingProcess.parsed(log))
        .extracting(RunLinesTest::told)
        .containsExactly(
            of(OTHER, "parked 1 events as dead letters, the first of them outbox-0@4: 9 MB"),
            of(ONE, "published 3 events"),
            of(OTHER, "published 1 events"),
            ofNone("published"),
            of(ONE, "entered 7 served, 1 dead-lettered"),
            of(OTHER, "entered 2 served, 1 dead-lettered"),
            ofNone("entered"),
            of(ONE, "kept 2 dead letters"),
            ofNone("kept 1 dead letters"));
  }

  private static Tuple of(RunId run, String message) {
    return tuple(message, run.toString(), run.toString().replace("-", ""));
  }

  private static Tuple ofNone(String message) {
    return tuple(message, "", "");
  }

  private static Tuple told(JsonNode line) {
    return tuple(
        line.path("message").asText(), line.path("run").asText(), line.path("trace").asText());
  }
}
