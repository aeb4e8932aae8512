package dev.millrace.bootstrap.services.cli;

import dev.millrace.adapters.http.api.BackfillFields;
import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.port.run.RunState;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How backfills are shown. */
final class BackfillText {

  private BackfillText() {}

  static ExitCode print(Output output, Backfill backfill) {
    Map<String, Object> fields = BackfillFields.of(backfill);
    output.print(fields, out -> ScheduleText.lines(out, fields));
    return ExitCode.OK;
  }

  static void table(PrintWriter out, List<Backfill> backfills) {
    if (backfills.isEmpty()) {
      out.println("No backfills yet. `millrace backfill --pages 1..30 --seed spring` starts one.");
      return;
    }
    String line = "%-36s  %-9s  %-24s  %s%n";
    out.printf(line, "BACKFILL", "STATE", "SUBMITTED", "RUNS");
    for (Backfill backfill : backfills) {
      out.printf(line, backfill.id(), backfill.state(), backfill.submittedAt(), inWords(backfill));
    }
  }

  private static String inWords(Backfill backfill) {
    return Arrays.stream(RunState.values())
        .filter(state -> backfill.runs(state) > 0)
        .map(state -> backfill.runs(state) + " " + state.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
