package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.replay.Lost;
import dev.millrace.application.replay.Step;
import dev.millrace.domain.port.replay.Preview;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayTextTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final StringWriter written = new StringWriter();
  private final ReplayReport report = new ReplayReport();

  @Test
  void aReplayThatIsWholeIsDone() {
    report.add(replay(5, NOON, 0, 0));

    assertThat(ReplayText.print(output(Output.Format.text), report)).isEqualTo(ExitCode.OK);
    assertThat(written.toString())
        .contains("things, run 1: 5 of 5 records done, 5 events and 500 bytes")
        .contains("Published again");
  }

  @Test
  void aReplayThatWasLimitedGoesOn() {
    report.add(replay(3, null, 0, 0));

    assertThat(ReplayText.print(output(Output.Format.text), report)).isEqualTo(ExitCode.OK);
    assertThat(written.toString()).contains("Not over: the same command goes on.");
  }

  @Test
  void whatIsLostIsToldWithExamplesAndTheReason() {
    List<Lost> lost =
        IntStream.range(0, 30)
            .mapToObj(i -> new Lost(new RecordKey("key-" + i), Lost.Why.NOT_KEPT))
            .toList();
    report.add(new Step(replay(5, NOON, 30, 2), lost, null));

    assertThat(ReplayText.print(output(Output.Format.text), report)).isEqualTo(ExitCode.NO);
    assertThat(written.toString())
        .contains("30 records could NOT be published again")
        .contains("2 more events are of days")
        .contains("  key-0: neither its event")
        .contains("key-19")
        .doesNotContain("key-20");
  }

  @Test
  void aReplayThatWasCancelledIsNotWhole() {
    report.add(replay(3, NOON, 0, 0));

    assertThat(ReplayText.print(output(Output.Format.text), report)).isEqualTo(ExitCode.NO);
    assertThat(written.toString()).contains("It was cancelled.");
    assertThat(ReplayText.printCancelled(output(Output.Format.text), replay(3, NOON, 0, 0)))
        .isEqualTo(ExitCode.OK);
    assertThat(written.toString()).contains("is cancelled");
    assertThat(ReplayText.printCancelled(output(Output.Format.text), replay(5, NOON, 0, 0)))
        .isEqualTo(ExitCode.NO);
  }

  @Test
  void aReplayThatWasCancelledBeforeAnythingWasNamedIsCancelled() {
    Replay early = replay(false, 0, 0, NOON, 0, 0);

    assertThat(ReplayText.printCancelled(output(Output.Format.text), early)).isEqualTo(ExitCode.OK);
    assertThat(written.toString()).contains("is cancelled").doesNotContain("was over");
    report.add(early);
    assertThat(ReplayText.print(output(Output.Format.text), report)).isEqualTo(ExitCode.NO);
  }

  @Test
  void programsGetTheSame() {
    Lost lost = new Lost(new RecordKey("key"), Lost.Why.NO_VERSION);
    report.add(new Step(replay(5, NOON, 1, 0), List.of(lost), null));

    assertThat(ReplayText.print(output(Output.Format.json), report)).isEqualTo(ExitCode.NO);
    assertThat(written.toString())
        .contains("\"whole\":false", "\"over\":true", "\"lost\":1")
        .contains("{\"key\":\"key\",\"why\":\"NO_VERSION\"}");
  }

  @Test
  void aDryRunTellsRecordsAndBytesByFamilyAndDay() {
    Preview.Day day = new Preview.Day(LocalDate.parse("2026-11-21"), 1_000, 2_000, 7);
    Map<String, Preview> previews =
        Map.of("things", new Preview(List.of(day), 3), "cats", new Preview(List.of(), 0));

    assertThat(ReplayText.print(output(Output.Format.text), previews)).isEqualTo(ExitCode.OK);
    assertThat(written.toString())
        .contains("things of 2026-11-21: 1,000 events, 2,000 bytes; 7 to be made")
        .contains("3 more events")
        .contains("cats: no events");
  }

  private Output output(Output.Format format) {
    return new Output(format, Millrace.commandLine().setOut(new PrintWriter(written)));
  }

  private static Replay replay(long done, @Nullable Instant endedAt, long lost, long unnamed) {
    return replay(true, 5, done, endedAt, lost, unnamed);
  }

  private static Replay replay(
      boolean named, long selected, long done, @Nullable Instant endedAt, long lost, long unnamed) {
    return new Replay(
        new ReplayId(new UUID(1, 1)),
        new FamilyName("things"),
        "run 1",
        "ada",
        NOON,
        endedAt,
        named,
        selected,
        done,
        done,
        done * 100,
        lost,
        unnamed);
  }
}
