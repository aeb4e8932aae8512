package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.bootstrap.configuration.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Passwords and tokens of this installation stand in its settings, and nowhere else. */
class OwnSecretsIT {

  private static final Path PROC = Path.of("/proc");

  private final RunningPipeline path = RunningPipeline.shared();

  @Test
  void theyAreInNoLogAndInNoAnswer() throws IOException {
    BytesOnDisk logs = new BytesOnDisk(path.data().resolve("logs"));
    RunsApi api = new RunsApi(path.settings());
    String answers =
        Stream.of("/v1/runs", "/metrics", "/health/ready", "/openapi.json")
            .map(at -> api.get(at).body())
            .collect(Collectors.joining());

    assertThat(logs.with("control ready")).as("logs").isNotEmpty();
    for (String secret : secrets()) {
      assertThat(logs.with(secret)).isEmpty();
      assertThat(answers).doesNotContain(secret);
    }
    for (Setting token : List.of(Setting.API_TOKEN, Setting.COLLECTOR_TOKEN)) {
      assertThat(new BytesOnDisk(path.data()).with(path.settings().text(token)))
          .extracting(file -> file.getFileName().toString())
          .containsExactly("millrace.properties");
    }
  }

  @Test
  void theyAreInNoCommandLine() {
    assumeTrue(Files.isReadable(PROC.resolve("self/cmdline")));
    List<String> lines =
        ProcessHandle.current().descendants().map(OwnSecretsIT::commandLine).toList();

    assertThat(lines).anySatisfy(line -> assertThat(line).contains("cli.Millrace"));
    assertThat(lines)
        .allSatisfy(line -> assertThat(line).doesNotContain(secrets().toArray(String[]::new)));
  }

  @Test
  void oneThatHasASecretThereIsSeen() throws IOException {
    assumeTrue(Files.isReadable(PROC.resolve("self/cmdline")));
    String secret = secrets().get(0);

    Process careless = new ProcessBuilder("sh", "-c", "read line", "sh", secret).start();
    try {
      assertThat(commandLine(careless.toHandle())).contains(secret);
    } finally {
      careless.destroyForcibly();
    }
  }

  private List<String> secrets() {
    List<String> secrets =
        Arrays.stream(Setting.values())
            .filter(Setting::isSecret)
            .map(path.settings()::text)
            .filter(secret -> !secret.isEmpty())
            .toList();
    assertThat(secrets).hasSizeGreaterThanOrEqualTo(3);
    return secrets;
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
          PROC.resolve(process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }
}
