package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.content.ShownField;
import dev.millrace.application.redrive.ShownLetter;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.KeptLetter;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.port.deadletter.Retry;
import dev.millrace.domain.view.Position;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShownLetterTextTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final StringWriter written = new StringWriter();

  @Test
  void whatTheRecordHoldsIsNotShownUnlessItIsAskedFor() {
    ShownLetterText.print(output(Output.Format.text), letter("secret"), false);

    assertThat(written.toString())
        .contains(
            "Dead letter 17 of users, RETRIED",
            "MALFORMED: cut off",
            "millrace.users-3@9",
            "retried    at 2026-11-21T12:00:00Z by redrive 00000000-0000-0001",
            "attempt 2",
            "key        ada",
            "millrace-version: 1",
            "foreign: s*****",
            "millrace-payload-start: s*****",
            "bytes      6; --personal shows them",
            "field      record.city: U**")
        .doesNotContain("secret", "73 65");
  }

  @Test
  void theBytesAreShownInHexWhenTheyAreAskedFor() {
    ShownLetterText.print(output(Output.Format.text), letter("secret"), true);

    assertThat(written.toString())
        .contains("00000000  73 65 63 72 65 74", "foreign: secret")
        .doesNotContain("--personal");
  }

  @Test
  void ofManyBytesTheFirstAreShown() {
    ShownLetterText.print(output(Output.Format.text), letter("x".repeat(1_025)), true);

    assertThat(written.toString())
        .contains("000003f0", "--output json shows all")
        .doesNotContain("00000400");
  }

  @Test
  void programsGetTheSame() {
    ShownLetterText.print(output(Output.Format.json), letter("secret"), false);
    assertThat(written.toString())
        .contains("\"masked\":true", "\"hex\":null", "\"record.city\":\"U**\"", "\"id\":17")
        .doesNotContain("secret");
    ShownLetterText.print(output(Output.Format.json), letter("secret"), true);
    assertThat(written.toString()).contains("\"hex\":\"736563726574\"");
  }

  private static ShownLetter letter(String bytes) {
    DeadLetter letter =
        new DeadLetter(
            "users",
            new Position("millrace.users", 3, 9),
            Bytes.ofText("ada"),
            Bytes.ofText(bytes),
            Map.of(
                "millrace-version", Bytes.ofText("1"),
                "millrace-payload-start", Bytes.ofText("secret"),
                "foreign", Bytes.ofText("secret")),
            "facts",
            DeadLetter.Code.MALFORMED,
            "cut off",
            null,
            NOON,
            1);
    Retry retry = new Retry(2, NOON, new RedriveId(new UUID(1, 1)));
    return new ShownLetter(
        new KeptLetter(17, letter, letter.value(), 1, retry, null),
        List.of(new ShownField("record.city", "U**")),
        null);
  }

  private Output output(Output.Format format) {
    return new Output(format, Millrace.commandLine().setOut(new PrintWriter(written)));
  }
}
