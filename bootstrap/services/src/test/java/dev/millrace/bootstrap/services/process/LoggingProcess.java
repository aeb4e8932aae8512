package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of its own, which logs as it was configured at its start. */
final class LoggingProcess {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LoggingProcess() {}

  /** What it logged until it ended well. */
  static String log(Class<?> main, Map<String, String> environment)
      throws IOException, InterruptedException {
    return log(0, environment, main);
  }

  /** What it logged until it ended with that code; of our variables it has only those. */
  static String log(int code, Map<String, String> environment, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("MILLRACE_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String log = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(log).isEqualTo(code);
    return log;
  }

  /** The lines of a log of objects. */
  static List<JsonNode> parsed(String log) {
    return log.lines().map(LoggingProcess::line).toList();
  }

  private static JsonNode line(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }
}
