package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.redrive.RedriveStep;
import dev.millrace.application.redrive.Refused;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.deadletter.RedriveId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RedriveTextTest {

  private static final Redrive DONE =
      new Redrive(
          new RedriveId(new UUID(1, 1)),
          "family users",
          true,
          "ada",
          Instant.parse("2026-11-21T12:00:00Z"),
          null,
          99,
          2,
          3,
          1);

  private final StringWriter written = new StringWriter();
  private final RedriveReport report = new RedriveReport(new TreeSet<>(List.of(1L, 2L, 40L)));

  @Test
  void whatWasRedrivenAndWhatWasNotIsTold() {
    report.add(step(List.of(1L, 2L), List.of(new Refused(40, Refused.Why.LOOP))));

    assertThat(RedriveText.print(output(Output.Format.text), report, DONE)).isEqualTo(ExitCode.NO);
    assertThat(written.toString())
        .contains(
            "2 dead letters redriven, by 2 events that were put into the outbox",
            "1 are left as they are: its event has died at 3 attempts",
            "  40: LOOP",
            "millrace verify RUN")
        .doesNotContain("not open");
  }

  @Test
  void aLetterThatIsNamedAndNotOpenIsTold() {
    report.add(step(List.of(1L, 2L), List.of()));

    assertThat(RedriveText.print(output(Output.Format.text), report, DONE)).isEqualTo(ExitCode.NO);
    assertThat(written.toString()).contains("Not there, or not open any more: [40]");
  }

  @Test
  void oneThatStoppedGoesOn() {
    report.add(step(List.of(1L), List.of()));
    report.stopped();

    assertThat(RedriveText.print(output(Output.Format.text), report, DONE)).isEqualTo(ExitCode.OK);
    assertThat(written.toString()).contains("Not over: the same command goes on.");
  }

  @Test
  void ofManyThatAreRefusedTheFirstAreListed() {
    report.add(
        step(
            List.of(),
            LongStream.range(100, 200)
                .mapToObj(letter -> new Refused(letter, Refused.Why.NAMELESS))
                .toList()));

    RedriveText.print(output(Output.Format.text), report, null);

    assertThat(written.toString())
        .contains("would be redriven", "100 are left", "119: NAMELESS")
        .doesNotContain("120: NAMELESS", "millrace verify");
  }

  @Test
  void programsGetTheSame() {
    report.add(step(List.of(1L, 2L), List.of(new Refused(40, Refused.Why.LOOP))));

    RedriveText.print(output(Output.Format.json), report, null);

    assertThat(written.toString())
        .contains("\"redrive\":null", "\"dryRun\":true", "\"letters\":2", "\"refused\":1")
        .contains("\"reasons\":{\"LOOP\":1}", "{\"id\":40,\"why\":\"LOOP\"}", "\"notOpen\":[]");
  }

  @Test
  void theAuditTellsWhoAndWhat() {
    PrintWriter out = new PrintWriter(written);
    RedriveText.table(out, List.of(DONE));
    RedriveText.table(out, List.of());
    out.flush();

    assertThat(written.toString()).contains("ada", "family users, forced", "No redrives yet.");
    assertThat(RedriveText.fields(DONE)).containsEntry("letters", 2L).containsEntry("by", "ada");
  }

  private static RedriveStep step(List<Long> redriven, List<Refused> refused) {
    return new RedriveStep(99, false, redriven, redriven.size(), refused, null);
  }

  private Output output(Output.Format format) {
    return new Output(format, Millrace.commandLine().setOut(new PrintWriter(written)));
  }
}
