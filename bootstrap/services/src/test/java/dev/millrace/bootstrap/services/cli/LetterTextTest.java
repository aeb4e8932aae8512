package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.LetterCount;
import dev.millrace.domain.port.deadletter.LetterEntry;
import dev.millrace.domain.port.deadletter.LetterState;
import dev.millrace.domain.view.Position;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterTextTest {

  private static final LetterCount COUNT =
      new LetterCount("users", "facts", DeadLetter.Code.MALFORMED, LetterState.OPEN, 1_204);

  private final StringWriter written = new StringWriter();

  @Test
  void theCountsStandAtTheHeadAndTheNextPageAtTheEnd() {
    print(Output.Format.text, List.of(COUNT), List.of(entry(9, "a\nb"), entry(7, "c")), 2);

    assertThat(written.toString())
        .containsSubsequence(
            "1,204  OPEN      users             facts     MALFORMED",
            "ID",
            "9          OPEN",
            "millrace.users-3@9",
            "a b",
            "7          OPEN",
            "--page 7");
  }

  @Test
  void theLastPageNamesNoNext() {
    print(Output.Format.text, List.of(COUNT), List.of(entry(9, "x".repeat(500))), 2);

    assertThat(written.toString())
        .doesNotContain("--page")
        .contains("x".repeat(100) + "…")
        .doesNotContain("x".repeat(101));
  }

  @Test
  void whereThereAreNoneThatIsSaid() {
    print(Output.Format.text, List.of(), List.of(), 2);

    assertThat(written.toString()).startsWith("No dead letters.");
  }

  @Test
  void programsGetTheSame() {
    print(Output.Format.json, List.of(COUNT), List.of(entry(9, "a")), 1);

    assertThat(written.toString())
        .contains(
            "\"counts\":[{\"family\":\"users\",\"hop\":\"facts\",\"reason\":\"MALFORMED\"",
            "\"letters\":1204",
            "\"id\":9",
            "\"event\":null",
            "\"next\":9");
  }

  private void print(
      Output.Format format, List<LetterCount> counts, List<LetterEntry> letters, int limit) {
    Output output = new Output(format, Millrace.commandLine().setOut(new PrintWriter(written)));
    assertThat(LetterText.print(output, counts, letters, limit)).isEqualTo(ExitCode.OK);
  }

  private static LetterEntry entry(long number, String reason) {
    return new LetterEntry(
        number,
        "users",
        new Position("millrace.users", 3, number),
        null,
        null,
        "facts",
        DeadLetter.Code.MALFORMED,
        reason,
        Instant.parse("2026-11-21T10:15:30Z"),
        1,
        LetterState.OPEN);
  }
}
