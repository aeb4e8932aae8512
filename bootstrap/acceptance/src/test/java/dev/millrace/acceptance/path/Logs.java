package dev.millrace.acceptance.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.domain.event.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The logs of a pipeline's processes, an object per line. */
final class Logs {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Logs() {}

  static List<JsonNode> of(RunningPipeline path, String process) {
    try {
      return Files.readAllLines(path.data().resolve("logs").resolve(process + ".log")).stream()
          .map(Logs::parsed)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those lines that name the run, of which there is one soon. */
  static List<JsonNode> of(RunningPipeline path, String process, RunId run) {
    RunningPipeline.await(
        "a line of " + process + " that names run " + run,
        () -> of(path, process).stream().anyMatch(line -> names(line, run)),
        () -> "none yet");
    return of(path, process).stream().filter(line -> names(line, run)).toList();
  }

  private static boolean names(JsonNode line, RunId run) {
    return line.path("run").asText().equals(run.toString());
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }
}
