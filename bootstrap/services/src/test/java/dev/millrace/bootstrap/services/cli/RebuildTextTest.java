package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.rebuild.RebuildPreview;
import dev.millrace.application.rebuild.Rebuilt;
import dev.millrace.application.rebuild.Rebuilt.State;
import dev.millrace.application.rebuild.RowDifference;
import dev.millrace.application.rebuild.RowDifference.Cell;
import dev.millrace.application.rebuild.RowDifference.Kind;
import dev.millrace.application.rebuild.TableComparison;
import dev.millrace.application.rebuild.Unmapped;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.View;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RebuildTextTest {

  private static final View THINGS =
      new View("things", List.of(Column.of("id", ColumnType.TEXT)), List.of(), List.of());

  private static final RowDifference CHANGED =
      new RowDifference(
          Kind.CHANGED,
          Map.of("id", "a"),
          List.of(new Cell("city", "Ulm", "ULM"), new Cell("size", 7L, null)));

  private final StringWriter written = new StringWriter();

  @Test
  void whatWouldStayAsItIsIsFine() {
    RebuildPreview same =
        new RebuildPreview(
            THINGS, 1_000, 1_000, 0, 0, 0, 0, List.of(), List.of(), List.of("log_position"));

    assertThat(RebuildText.print(output(Output.Format.text), same)).isEqualTo(ExitCode.OK);
    assertThat(written.toString())
        .contains("things, 1,000 records: 1,000 rows stay as they are")
        .contains("Not compared: log_position.")
        .doesNotContain("more");
  }

  @Test
  void aDifferenceIsShownColumnByColumn() {
    assertThat(RebuildText.print(output(Output.Format.text), different())).isEqualTo(ExitCode.NO);
    assertThat(written.toString())
        .contains("changed  id=a")
        .contains("city: Ulm -> ULM")
        .contains("size: 7 -> (nothing)")
        .contains("... and 4 more rows.")
        .contains("cannot be mapped: b: broken")
        .contains("1 would change, 2 are missing, 2 are stale; 1 records cannot be mapped");
  }

  @Test
  void programsGetTheSame() {
    assertThat(RebuildText.print(output(Output.Format.json), different())).isEqualTo(ExitCode.NO);
    assertThat(written.toString())
        .contains("\"view\":\"things\"", "\"same\":false", "\"records\":10", "\"missing\":2")
        .contains("{\"kind\":\"CHANGED\",\"key\":{\"id\":\"a\"}")
        .contains("{\"column\":\"size\",\"live\":7,\"rebuilt\":null}")
        .contains("{\"key\":\"b\",\"why\":\"broken\"}");
  }

  @Test
  void aRebuildThatIsReadySaysWhatIsToBeDone() {
    assertThat(RebuildText.print(output(Output.Format.text), rebuilt(State.READY, 5, 0)))
        .isEqualTo(ExitCode.NO);
    assertThat(written.toString())
        .contains("changed  id=a", "... and 4 more rows.")
        .contains(
            "things: 1,000 rows in place, 1,001 rebuilt: 996 are equal, 2 changed, 2 were missing, 1 are stale.")
        .contains("`millrace rebuild things --swap`", "`millrace rebuild things --abort`");
    assertThat(RebuildText.print(output(Output.Format.text), rebuilt(State.READY, 0, 0)))
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void aRebuildThatWasSwappedIsDoneAlsoWhenRowsDiffered() {
    assertThat(RebuildText.print(output(Output.Format.text), rebuilt(State.SWAPPED, 5, 0)))
        .isEqualTo(ExitCode.OK);
    assertThat(written.toString()).contains("it stands in the table things__4 now");
    assertThat(RebuildText.print(output(Output.Format.json), rebuilt(State.SWAPPED, 5, 0)))
        .isEqualTo(ExitCode.OK);
    assertThat(written.toString())
        .contains("\"state\":\"SWAPPED\"", "\"table\":\"things__4\"", "\"rebuilt\":1001");
  }

  @Test
  void recordsThatCouldNotBeMappedAreNotDone() {
    assertThat(RebuildText.print(output(Output.Format.text), rebuilt(State.READY, 0, 1)))
        .isEqualTo(ExitCode.NO);
    assertThat(written.toString()).contains("cannot be mapped: b: broken");
  }

  @Test
  void withoutARebuildUnderWayThereIsNothingToCompare() {
    Rebuilt settled = new Rebuilt("things", State.SETTLED, "things", null, null, 0, List.of());

    assertThat(RebuildText.print(output(Output.Format.text), settled)).isEqualTo(ExitCode.OK);
    assertThat(written.toString()).contains("Nothing is under way: it stands in the table things.");
  }

  private static Rebuilt rebuilt(State state, long different, long unmapped) {
    TableComparison comparison =
        different == 0
            ? new TableComparison(1_000, 1_000, 1_000, 0, 0, 0, List.of())
            : new TableComparison(1_000, 1_001, 996, 2, 2, 1, List.of(CHANGED));
    List<Unmapped> records =
        unmapped == 0 ? List.of() : List.of(new Unmapped(new RecordKey("b"), "broken"));
    return new Rebuilt("things", state, "things__4", null, comparison, unmapped, records);
  }

  private static RebuildPreview different() {
    return new RebuildPreview(
        THINGS,
        10,
        4,
        2,
        1,
        2,
        1,
        List.of(CHANGED),
        List.of(new Unmapped(new RecordKey("b"), "broken")),
        List.of());
  }

  private Output output(Output.Format format) {
    return new Output(format, Millrace.commandLine().setOut(new PrintWriter(written)));
  }
}
