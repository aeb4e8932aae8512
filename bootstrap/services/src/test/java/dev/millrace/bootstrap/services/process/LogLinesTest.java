package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.bootstrap.services.cli.Millrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {

  private static final String SECRET = "canary-of-the-password";
  private static final String TRACE = LogSample.RUN.replace("-", "");

  @TempDir private Path folder;

  @Test
  void everyLineIsAnObjectThatNamesRunAndTrace() throws Exception {
    List<JsonNode> lines = LoggingProcess.parsed(log(Map.of("MILLRACE_LOG_FORMAT", "json")));

    assertThat(lines).hasSize(4);
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
    assertThat(lines.get(3).get("message").asText())
        .isEqualTo("thread of-a-library ended with a failure");
    assertThat(lines.get(3).get("error").asText())
        .startsWith("java.lang.IllegalStateException: nobody caught it");
  }

  @Test
  void theFileOfSettingsCanAskForItToo() throws Exception {
    Path file = Files.writeString(folder.resolve("some.properties"), "millrace.log.format=json\n");

    assertThat(LoggingProcess.parsed(log(Map.of("MILLRACE_CONFIG", file.toString())))).hasSize(4);
  }

  @Test
  void peopleGetTextUnlessTheyAskForOther() throws Exception {
    assertThat(log(Map.of()))
        .contains("WARN  LogSample - page 7 \"failed\" run=" + LogSample.RUN + " family=users")
        .contains("INFO  LogSample - after it\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "relay", "control"})
  void aProcessOfThePipelineTellsWhatItDoes(String process) throws Exception {
    Map<String, String> wrong = Map.of("MILLRACE_POSTGRES_URL", "nowhere");

    assertThat(LoggingProcess.log(2, wrong, Millrace.class, process))
        .contains(" INFO ", "settings:", "millrace.postgres.url");
  }

  @Test
  void aCommandOnlyWarnsUnlessItIsAskedForMore() throws Exception {
    assertThat(LoggingProcess.log(CommandSample.class, Map.of()))
        .hasLineCount(1)
        .contains("WARN  CommandSample - look");
    assertThat(LoggingProcess.log(CommandSample.class, Map.of("MILLRACE_LOG_LEVEL", "info")))
        .contains("INFO  CommandSample - made", "WARN  CommandSample - look");
    assertThat(log(Map.of("MILLRACE_LOG_LEVEL", "warn"))).doesNotContain(" INFO ");
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
    return LoggingProcess.log(LogSample.class, environment);
  }
}
