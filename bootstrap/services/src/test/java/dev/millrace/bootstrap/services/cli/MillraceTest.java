package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in the command line is said before any server is asked or started. */
@Timeout(60)
class MillraceTest {

  @TempDir private static Path folder = Path.of(".");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo --users 0",
        "demo --users -5",
        "demo --family user-events",
        "demo --family Users",
        "demo --source nowhere",
        "demo --source ftp://a.test/",
        "demo --source http://",
        "demo --source https:///api/",
        "up --users -1",
        "up --source nowhere",
        "verify no-run",
        "ledger no-run",
        "runs --limit 0",
        "status --watch 0",
        "bench --pairs 0",
        "bench --warm-up -1",
        "bench nothing",
        "bench sensors",
        "bench logs",
        "bench logs --data /no/such/folder",
        "bench sensors logs --data /no/such/folder",
        "trace k --family A/B",
        "query users_by_nothing",
        "query users_by_id",
        "query users_by_id user_id",
        "query users_by_id user_id=none",
        "query users_by_email email_hash=a --limit 0",
        "query users_by_email email_hash=a --page none",
        "runs --output xml"
      })
  void aWrongCommandLineIsAUsageError(String line) {
    Answer answer = Answer.to(line.split(" "));

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(answer.out()).isEmpty();
    assertThat(answer.error()).isNotEmpty().doesNotContain("\tat ");
  }

  @Test
  void aDataFolderThatIsAFileIsUnavailable() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    System.setProperty(Distribution.PROPERTY, dist().toString());
    try {
      Answer answer = Answer.to("demo", "--data", file.toString());

      assertThat(answer.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
      assertThat(answer.error()).contains("The data folder " + file + " cannot be written");
    } finally {
      System.clearProperty(Distribution.PROPERTY);
    }
  }

  private static Path dist() throws Exception {
    Path dist = folder.resolve("dist");
    Files.createDirectories(dist.resolve("lib"));
    return dist;
  }
}
