package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void theScriptIsOneThatBashReads(String shell) throws IOException, InterruptedException {
    Path script = script(shell);

    assertThat(bash("-n", script.toString())).isEmpty();
    assertThat(Files.readString(script)).contains("bashcompinit");
  }

  @Test
  void commandsAndOptionsAreCompleted() throws IOException, InterruptedException {
    assertThat(completed("millrace", "ver")).containsExactly("verify");
    assertThat(completed("millrace", "")).contains("up", "demo", "status", "completion");
    assertThat(completed("millrace", "runs", "st")).containsExactly("start");
    assertThat(completed("millrace", "demo", "--us")).containsExactly("--users");
    assertThat(completed("millrace", "query", "--pe")).containsExactly("--personal");
    assertThat(completed("millrace", "status", "--output", "j")).containsExactly("json");
    assertThat(completed("millrace", "completion", "z")).containsExactly("zsh");
  }

  /** What the shell offers after these words, of which the last is not finished. */
  private List<String> completed(String... words) throws IOException, InterruptedException {
    String call =
        ". '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; %s; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(
                script("bash"),
                "'" + String.join("' '", words) + "'",
                words.length - 1,
                "compopt() { :; }; _complete_millrace");
    return bash("-c", call).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private Path script(String shell) throws IOException {
    Answer answer = Answer.to("completion", shell);
    assertThat(answer.code()).isZero();
    return Files.writeString(folder.resolve("completion." + shell), answer.out());
  }

  private static String bash(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "bash";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(out).isZero();
    return out;
  }
}
