package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.rebuild.RebuildPreview;
import dev.millrace.application.rebuild.Rebuilt;
import dev.millrace.application.rebuild.Rebuilt.State;
import dev.millrace.application.rebuild.RowDifference;
import dev.millrace.application.rebuild.RowDifference.Cell;
import dev.millrace.application.rebuild.TableComparison;
import dev.millrace.application.rebuild.Unmapped;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a rebuild is shown. */
final class RebuildText {

  private static final String NOTHING = "(nothing)";

  private RebuildText() {}

  static ExitCode print(Output output, RebuildPreview preview) {
    output.print(fields(preview), out -> print(out, preview));
    return preview.isSame() ? ExitCode.OK : ExitCode.NO;
  }

  private static Map<String, Object> fields(RebuildPreview preview) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("view", preview.view().name());
    fields.put("same", preview.isSame());
    fields.put("records", preview.records());
    fields.put("equal", preview.equal());
    fields.put("missing", preview.missing());
    fields.put("changed", preview.changed());
    fields.put("stale", preview.stale());
    fields.put("unmapped", preview.unmapped());
    fields.put("notCompared", preview.notCompared());
    fields.put("differences", preview.differences().stream().map(RebuildText::fields).toList());
    fields.put(
        "unmappedRecords", preview.unmappedRecords().stream().map(RebuildText::fields).toList());
    return fields;
  }

  static ExitCode print(Output output, Rebuilt rebuilt) {
    output.print(fields(rebuilt), out -> print(out, rebuilt));
    TableComparison comparison = rebuilt.comparison();
    boolean isSame = comparison == null || comparison.different() == 0;
    boolean isDecided = rebuilt.state() != State.READY;
    return rebuilt.unmapped() == 0 && (isSame || isDecided) ? ExitCode.OK : ExitCode.NO;
  }

  private static Map<String, Object> fields(Rebuilt rebuilt) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("view", rebuilt.view());
    fields.put("state", rebuilt.state().name());
    fields.put("table", rebuilt.live());
    TableComparison comparison = rebuilt.comparison();
    if (comparison != null) {
      fields.put("live", comparison.live());
      fields.put("rebuilt", comparison.rebuilt());
      fields.put("equal", comparison.equal());
      fields.put("missing", comparison.missing());
      fields.put("changed", comparison.changed());
      fields.put("stale", comparison.stale());
      fields.put(
          "differences", comparison.differences().stream().map(RebuildText::fields).toList());
    }
    fields.put("unmapped", rebuilt.unmapped());
    fields.put(
        "unmappedRecords", rebuilt.unmappedRecords().stream().map(RebuildText::fields).toList());
    return fields;
  }

  private static void print(PrintWriter out, Rebuilt rebuilt) {
    TableComparison comparison = rebuilt.comparison();
    if (comparison != null) {
      comparison.differences().forEach(difference -> print(out, difference));
      more(out, comparison.different() - comparison.differences().size(), "rows");
      out.printf(
          "%s: %,d rows in place, %,d rebuilt: %,d are equal, %,d changed, %,d were missing, %,d"
              + " are stale.%n",
          rebuilt.view(),
          comparison.live(),
          comparison.rebuilt(),
          comparison.equal(),
          comparison.changed(),
          comparison.missing(),
          comparison.stale());
    }
    unmapped(out, rebuilt.unmapped(), rebuilt.unmappedRecords());
    out.println(next(rebuilt));
  }

  private static String next(Rebuilt rebuilt) {
    String again = "`millrace rebuild " + rebuilt.view();
    return switch (rebuilt.state()) {
      case READY ->
          "Both are written from now on. "
              + again
              + " --swap` takes the new one, "
              + again
              + " --abort` drops it.";
      case SWAPPED -> "Swapped: it stands in the table " + rebuilt.live() + " now.";
      case SETTLED -> "Nothing is under way: it stands in the table " + rebuilt.live() + ".";
    };
  }

  private static void unmapped(PrintWriter out, long count, List<Unmapped> some) {
    for (Unmapped unmapped : some) {
      out.printf("cannot be mapped: %s: %s%n", unmapped.key(), unmapped.why());
    }
    more(out, count - some.size(), "records");
  }

  private static Map<String, Object> fields(RowDifference difference) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", difference.kind().name());
    fields.put("key", difference.key());
    fields.put("columns", difference.cells().stream().map(RebuildText::fields).toList());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(Cell cell) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("column", cell.column());
    fields.put("live", cell.live());
    fields.put("rebuilt", cell.rebuilt());
    return fields;
  }

  private static Map<String, Object> fields(Unmapped unmapped) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", unmapped.key().value());
    fields.put("why", unmapped.why());
    return fields;
  }

  private static void print(PrintWriter out, RebuildPreview preview) {
    preview.differences().forEach(difference -> print(out, difference));
    more(out, preview.different() - preview.differences().size(), "rows");
    unmapped(out, preview.unmapped(), preview.unmappedRecords());
    out.printf(
        "%s, %,d records: %,d rows stay as they are, %,d would change, %,d are missing, %,d are"
            + " stale; %,d records cannot be mapped.%n",
        preview.view().name(),
        preview.records(),
        preview.equal(),
        preview.changed(),
        preview.missing(),
        preview.stale(),
        preview.unmapped());
    out.printf("Not compared: %s.%n", String.join(", ", preview.notCompared()));
  }

  private static void print(PrintWriter out, RowDifference difference) {
    out.printf("%-8s %s%n", difference.kind().name().toLowerCase(Locale.ROOT), key(difference));
    for (Cell cell : difference.cells()) {
      out.printf(
          "           %s: %s -> %s%n", cell.column(), text(cell.live()), text(cell.rebuilt()));
    }
  }

  private static void more(PrintWriter out, long left, String what) {
    if (left > 0) {
      out.printf("... and %,d more %s.%n", left, what);
    }
  }

  private static String key(RowDifference difference) {
    return difference.key().entrySet().stream()
        .map(column -> column.getKey() + "=" + column.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String text(@Nullable Object value) {
    return value == null ? NOTHING : value.toString();
  }
}
