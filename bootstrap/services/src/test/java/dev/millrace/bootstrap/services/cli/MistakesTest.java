package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {

  @ParameterizedTest
  @CsvSource({
    "verfy abc, verify",
    "leger abc, ledger",
    "stauts, status",
    "demo --user 5, --users",
    "runs strat --records 5, start",
    "runs start --records 5 --sead spring, --seed",
    "status --ouput json, --output"
  })
  void aTypoIsAnsweredWithTheNearestName(String typed, String meant) {
    Answer answer = Answer.to(typed.split(" "));

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(answer.error()).contains(meant).hasLineCount(2);
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void anotherMistakeIsAnsweredWithTheWayToTheHelp() {
    Answer answer = Answer.to("runs", "start");

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(answer.error()).contains("--records", "`millrace runs start --help`");
    assertThat(Answer.to().error()).contains("`millrace --help`");
  }

  @Test
  void aBugIsNoAnswer() {
    Answer answer = Answer.to(new Failing(), new String[0]);

    assertThat(answer.code()).isEqualTo(ExitCode.BUG.code());
    assertThat(answer.error()).contains("IllegalStateException: planted", "MistakesTest");
  }

  @picocli.CommandLine.Command(name = "failing")
  private static final class Failing implements Runnable {

    @Override
    public void run() {
      throw new IllegalStateException("planted");
    }
  }
}
