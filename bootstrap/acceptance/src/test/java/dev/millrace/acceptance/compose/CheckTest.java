package dev.millrace.acceptance.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a check from beginning, or from getting on, is one line. */
class CheckTest {

  /** An engine with one service of 512 MiB, whose images are there. */
  private static final String WELL =
      """
      "compose version") ;;
      info) ;;
      "info -f"*) echo 8589934592 ;;
      *" config") printf '%s\\n' services: '  cassandra:' '    image: a/b:1' '    mem_limit: 512m' \\
              '  setup:' '    image: a/b:1' '    mem_limit: 99g' '  grafana:' '    image: c:1' '    mem_limit: 99g' \\
              '    profiles:' '    - grafana' volumes: ;;
      "image inspect"*) ;;
      """;

  private static final String SETTINGS = "COMPOSE_PROJECT_NAME=test\nCONTROL_PORT=1\n";

  @TempDir private Path folder;

  private Script script;
  private Path file;

  @BeforeEach
  void begin() throws IOException {
    script = new Script(folder);
    file = Files.writeString(folder.resolve("env"), SETTINGS);
  }

  @Test
  void withoutItsSettingsItSaysWhoWritesThem() throws Exception {
    script.dockerAnswers(WELL);
    Files.delete(file);

    assertThatItSays("there is no " + file + ": run infra/compose/setup first");
  }

  @Test
  void settingsThatLackSomethingAreSaidToBeIncomplete() throws Exception {
    script.dockerAnswers(WELL);
    Files.writeString(file, "COMPOSE_PROJECT_NAME=test\n");

    assertThatItSays(file + " is not complete: run infra/compose/setup");
  }

  @Test
  void aServiceToKillThatThereIsNotIsSaidBeforeAnythingStarts() throws Exception {
    script.dockerAnswers(WELL);

    Script.Outcome outcome =
        script.run("check", "default", "--env", file.toString(), "--kills", "kafak");

    assertThat(outcome.error())
        .isEqualTo("check: there is no service kafak to kill; there is cassandra\n");
    assertThat(script.asked()).noneMatch(call -> call.contains(" up "));
  }

  @Test
  void withoutAnEngineItSaysSo() throws Exception {
    script.dockerAnswers("\"compose version\") ;;\n*) exit 1 ;;");

    assertThatItSays("no Docker engine answers: start one, or set DOCKER_HOST");
  }

  @Test
  void aPortThatIsInUseIsNamed() throws Exception {
    script.dockerAnswers(WELL);
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(file, "COMPOSE_PROJECT_NAME=test\nCONTROL_PORT=" + other.getLocalPort());

      assertThatItSays(
          "port %d (CONTROL_PORT) is in use: free it, or change it in %s"
              .formatted(other.getLocalPort(), file));
    }
  }

  @Test
  void tooLittleMemoryIsMeasuredAgainstTheLimits() throws Exception {
    script.dockerAnswers(WELL.replace("8589934592", "536870911"));

    assertThatItSays(
        "too little memory: the engine has 511 MiB, and profile default needs 512 MiB");
  }

  @Test
  void anImageThatIsMissingIsNamedWithWhoMakesIt() throws Exception {
    script.dockerAnswers(
        WELL.replace("a/b:1", "millrace/services:1").replace("\"image inspect\"*)", "never)")
            + "\"image inspect\"*) exit 1 ;;");

    assertThatItSays("there is no image millrace/services:1: run infra/compose/build first");
  }

  @Test
  void whatIsLeftOfAnEarlierCheckIsNotTouched() throws Exception {
    script.dockerAnswers("\"volume ls\"*) echo test-check_kafka ;;\n" + WELL);

    assertThatItSays(
        "something of test-check is left of a check that was killed: docker compose --env-file %s"
                .formatted(file)
            + " --project-directory %1$s -p test-check -f %1$s/compose.yaml down -v"
                .formatted(Script.COMPOSE));
  }

  @Test
  void aContainerThatEndsAgainAndAgainIsNotWaitedFor() throws Exception {
    startingEndsWith("exec sleep 50", "relay", 3, "restarting/1/starting", "Kafka does not answer");

    assertThat(check().error())
        .isEqualTo("check: it does not start: relay ended 3 times: Kafka does not answer\n");
  }

  @Test
  void aDependencyThatIsNotHealthyIsNamedAndEverythingIsTakenDown() throws Exception {
    startingEndsWith("exit 1", "cassandra", 0, "running/0/unhealthy", "the disk is full");

    Script.Outcome outcome = check();

    assertThat(outcome.error())
        .isEqualTo("check: it does not start: cassandra is unhealthy: the disk is full\n");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(script.asked())
        .anyMatch(call -> call.contains("-p test-check") && call.contains(" down -v "));
    assertThat(folder.resolve("up")).doesNotExist();
  }

  @Test
  void aServiceThatEndedIsNamedWithItsLastWords() throws Exception {
    startingEndsWith("exit 1", "setup", 0, "exited/3/", "password authentication failed");

    assertThat(check().error())
        .isEqualTo(
            "check: it does not start: setup ended with 3: password authentication failed\n");
  }

  /**
   * @param up what becomes of {@code up}
   * @param service the only container's
   */
  private void startingEndsWith(
      String up, String service, int restarts, String state, String lastWords) throws IOException {
    script.dockerAnswers(
        """
        *" up -d") touch '%1$s/up'; %2$s ;;
        *" down -v "*) rm -f '%1$s/up' ;;
        "ps -aq"*) if [ -f '%1$s/up' ]; then echo 4711; fi ;;
        "inspect -f {{.RestartCount}}"*) echo %3$d ;;
        "inspect -f"*) echo %4$s %3$d %5$s ;;
        "logs --tail"*) printf 'starting\\n%6$s\\n' ;;
        """
                .formatted(folder, up, restarts, service, state, lastWords)
            + WELL);
  }

  private void assertThatItSays(String line) throws Exception {
    Script.Outcome outcome = check();

    assertThat(outcome.error()).isEqualTo("check: " + line + "\n");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(script.asked()).as("nothing was begun").noneMatch(call -> call.contains(" up "));
  }

  private Script.Outcome check() throws Exception {
    return script.run("check", "default", "--env", file.toString());
  }
}
