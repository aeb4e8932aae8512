package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.rebuild.RebuildPreview;
import dev.millrace.application.rebuild.RowDifference;
import dev.millrace.application.rebuild.RowDifference.Cell;
import dev.millrace.application.rebuild.RowDifference.Kind;
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
