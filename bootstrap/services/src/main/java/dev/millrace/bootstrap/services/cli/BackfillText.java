package dev.millrace.bootstrap.services.cli;

import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.port.run.RunState;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How backfills are shown. */
final class BackfillText {

  private BackfillText() {}

  static Map<String, Object> fields(Backfill backfill) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("backfill", backfill.id().toString());
    fields.put("state", backfill.state().name());
    fields.putAll(ScheduleText.fields(backfill.plan().plan()));
    fields.put("days", backfill.plan().days().stream().map(LocalDate::toString).toList());
    fields.put("missing", backfill.plan().missing());
    fields.put("concurrency", backfill.plan().concurrency());
    fields.put("nextDay", backfill.next().day());
    fields.put("nextPage", backfill.next().page());
    fields.put("runs", runs(backfill));
    fields.put("submittedAt", backfill.submittedAt().toString());
    fields.put(
        "finishedAt", backfill.finishedAt() == null ? null : backfill.finishedAt().toString());
    return fields;
  }

  private static Map<String, Object> runs(Backfill backfill) {
    Map<String, Object> runs = new LinkedHashMap<>();
    for (RunState state : RunState.values()) {
      runs.put(state.name().toLowerCase(Locale.ROOT), backfill.runs(state));
    }
    return runs;
  }

  static ExitCode print(Output output, Backfill backfill) {
    output.print(fields(backfill), out -> ScheduleText.lines(out, fields(backfill)));
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
