package dev.millrace.acceptance.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The logs of a pipeline's processes, an object per line. */
final class Logs {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Logs() {}

  static List<JsonNode> of(RunningPipeline path, String process) throws IOException {
    return Files.readAllLines(path.data().resolve("logs").resolve(process + ".log")).stream()
        .map(Logs::parsed)
        .toList();
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }
}
