package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.redrive.Refused;
import dev.millrace.domain.port.deadletter.Redrive;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How redrives are shown. */
final class RedriveText {

  private RedriveText() {}

  /**
   * Prints what a command did.
   *
   * @param redrive null for a dry run
   */
  static ExitCode print(Output output, RedriveReport report, @Nullable Redrive redrive) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("redrive", redrive == null ? null : redrive.id().toString());
    fields.put("dryRun", redrive == null);
    fields.put("letters", report.letters());
    fields.put("events", report.events());
    fields.put("refused", report.refusedLetters());
    Map<String, Object> reasons = new LinkedHashMap<>();
    report.reasons().forEach((why, count) -> reasons.put(why.name(), count));
    fields.put("reasons", reasons);
    fields.put("refusedLetters", report.refused().stream().map(RedriveText::fields).toList());
    fields.put("notOpen", List.copyOf(report.notOpen()));
    fields.put("over", report.isOver());
    output.print(fields, out -> print(out, report, redrive == null));
    return report.isWhole() ? ExitCode.OK : ExitCode.NO;
  }

  private static Map<String, Object> fields(Refused refused) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", refused.letter());
    fields.put("why", refused.why().name());
    return fields;
  }

  private static void print(PrintWriter out, RedriveReport report, boolean isDryRun) {
    out.printf(
        "%,d dead letters %s, by %,d events%s.%n",
        report.letters(),
        isDryRun ? "would be redriven" : "redriven",
        report.events(),
        isDryRun ? "" : " that were put into the outbox");
    report
        .reasons()
        .forEach(
            (why, count) -> out.printf("%,d are left as they are: %s%n", count, why.inWords()));
    report.refused().forEach(one -> out.printf("  %d: %s%n", one.letter(), one.why()));
    if (!report.notOpen().isEmpty()) {
      out.printf("Not there, or not open any more: %s%n", report.notOpen());
    }
    if (!report.isOver()) {
      out.println("Not over: the same command goes on.");
    } else if (!isDryRun && report.letters() > 0) {
      out.println("See them arrive by `millrace dead-letters list` or `millrace verify RUN`.");
    }
  }

  static Map<String, @Nullable Object> fields(Redrive redrive) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("redrive", redrive.id().toString());
    fields.put("filter", redrive.filter());
    fields.put("forced", redrive.forced());
    fields.put("by", redrive.by());
    fields.put("begunAt", redrive.begunAt().toString());
    fields.put("endedAt", redrive.endedAt() == null ? null : redrive.endedAt().toString());
    fields.put("letters", redrive.letters());
    fields.put("events", redrive.events());
    fields.put("refused", redrive.refused());
    return fields;
  }

  static void table(PrintWriter out, List<Redrive> redrives) {
    if (redrives.isEmpty()) {
      out.println("No redrives yet.");
      return;
    }
    String line = "%-36s  %-30s  %-30s  %-12s  %9s  %9s  %s%n";
    out.printf(line, "REDRIVE", "BEGUN", "ENDED", "BY", "LETTERS", "REFUSED", "OF");
    for (Redrive redrive : redrives) {
      out.printf(
          line,
          redrive.id(),
          redrive.begunAt(),
          redrive.endedAt() == null ? "" : redrive.endedAt(),
          redrive.by(),
          redrive.letters(),
          redrive.refused(),
          redrive.filter() + (redrive.forced() ? ", forced" : ""));
    }
  }
}
