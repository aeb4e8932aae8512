package dev.millrace.bootstrap.services.cli;

import dev.millrace.domain.document.FieldPaths;
import dev.millrace.domain.port.run.Drift;
import java.io.PrintWriter;
import java.util.List;

/** Shows how a run's records differ from those before it. */
final class DriftText {

  private DriftText() {}

  /** In a table: how many are new and how many are missing, and whether there may be more. */
  static String brief(Drift drift) {
    return drift.isNone()
        ? ""
        : "+%d -%d%s"
            .formatted(drift.added().size(), drift.missing().size(), drift.isCut() ? " cut" : "");
  }

  static void print(PrintWriter out, Drift drift) {
    if (!drift.added().isEmpty() || !drift.missing().isEmpty()) {
      out.println();
      out.println("Drift: its records differ from those of earlier runs of this source.");
      line(out, "new", drift.added());
      line(out, "missing", drift.missing());
    }
    if (drift.isCut()) {
      out.println();
      out.printf(
          "Drift is cut: it, or earlier runs of this source, had %,d fields or more, and no more are"
              + " told apart. Others may be new or missing.%n",
          FieldPaths.MOST);
    }
  }

  private static void line(PrintWriter out, String name, List<String> paths) {
    if (!paths.isEmpty()) {
      out.printf("  %-8s %s%n", name, String.join(", ", paths));
    }
  }
}
