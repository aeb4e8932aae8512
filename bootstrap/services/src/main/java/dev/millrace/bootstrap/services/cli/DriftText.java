package dev.millrace.bootstrap.services.cli;

import dev.millrace.domain.port.run.Drift;
import java.io.PrintWriter;
import java.util.List;

/** Shows how a run's records differ from those before it. */
final class DriftText {

  private DriftText() {}

  /** In a table: how many are new and how many are missing. */
  static String brief(Drift drift) {
    return drift.isNone() ? "" : "+" + drift.added().size() + " -" + drift.missing().size();
  }

  static void print(PrintWriter out, Drift drift) {
    if (!drift.isNone()) {
      out.println();
      out.println("Drift: its records differ from those of earlier runs of this source.");
      line(out, "new", drift.added());
      line(out, "missing", drift.missing());
    }
  }

  private static void line(PrintWriter out, String name, List<String> paths) {
    if (!paths.isEmpty()) {
      out.printf("  %-8s %s%n", name, String.join(", ", paths));
    }
  }
}
