package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLinesTest {

  private static final String SECRET = "canary-of-the-password";
  private static final String TRACE = LogSample.RUN.replace("-", "");

  @TempDir private Path folder;

  @Test
  void everyLineIsAnObjectThatNamesRunAndTrace() throws Exception {
    List<JsonNode> lines =
        log(Map.of("MILLRACE_LOG_FORMAT", "json")).lines().map(LogLinesTest::parsed).toList();

    assertThat(lines).hasSize(3);
    JsonNode warning = lines.get(1);
    assertThat(Instant.parse(warning.get("time").asText())).isBefore(Instant.now());
    assertThat(warning.get("level").asText()).isEqualTo("WARN");
    assertThat(warning.get("logger").asText()).isEqualTo(LogSample.class.getName());
    assertThat(warning.get("message").asText()).isEqualTo("page 7 \"failed\"");
    assertThat(warning.get("run").asText()).isEqualTo(LogSample.RUN);
    assertThat(warning.get("trace").asText()).isEqualTo(TRACE);
    assertThat(warning.get("family").asText()).isEqualTo("users");
    assertThat(warning.get("error").asText())
        .startsWith("java.lang.IllegalStateException: planted")
        .contains("LogSample.main");
    assertThat(lines.get(0).has("run")).isFalse();
    assertThat(lines.get(2).has("run")).as("what was worked on is over").isFalse();
  }

  @Test
  void theFileOfSettingsCanAskForItToo() throws Exception {
    Path file = Files.writeString(folder.resolve("some.properties"), "millrace.log.format=json\n");

    assertThat(log(Map.of("MILLRACE_CONFIG", file.toString())).lines().map(LogLinesTest::parsed))
        .hasSize(3);
  }

  @Test
  void peopleGetTextUnlessTheyAskForOther() throws Exception {
    assertThat(log(Map.of()))
        .contains("WARN  LogSample - page 7 \"failed\" run=" + LogSample.RUN + " family=users")
        .contains("INFO  LogSample - after it\n");
  }

  @Test
  void noSecretIsInIt() throws Exception {
    for (String format : List.of("json", "text")) {
      assertThat(log(Map.of("MILLRACE_LOG_FORMAT", format, "MILLRACE_POSTGRES_PASSWORD", SECRET)))
          .contains("millrace.postgres.password", "********")
          .doesNotContain(SECRET);
    }
  }

  private static String log(Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LogSample.class.getName())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("MILLRACE_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String log = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(log).isZero();
    return log;
  }

  private static JsonNode parsed(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }
}
