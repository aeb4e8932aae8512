package dev.millrace.bootstrap.services.cli;

import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.schedule.Cron;
import dev.millrace.domain.schedule.Every;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.Span;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How schedules are shown. */
final class ScheduleText {

  private ScheduleText() {}

  static Map<String, Object> fields(Schedule schedule) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", schedule.name().value());
    fields.put("cron", schedule.timing() instanceof Cron cron ? cron.expression() : null);
    fields.put("every", schedule.timing() instanceof Every every ? Span.text(every.span()) : null);
    fields.put("jitter", Span.text(schedule.jitter()));
    fields.put("missed", schedule.missed().name());
    fields.putAll(fields(schedule.plan()));
    fields.put("paused", schedule.paused());
    fields.put("nextDue", schedule.next().due().toString());
    fields.put("nextAt", schedule.next().at().toString());
    fields.put("lastRun", schedule.lastRun() == null ? null : schedule.lastRun().toString());
    fields.put("lastDue", schedule.lastDue() == null ? null : schedule.lastDue().toString());
    return fields;
  }

  static Map<String, Object> fields(RunPlan plan) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("family", plan.family().value());
    fields.put("source", plan.source().toString());
    fields.put("seed", plan.seed());
    fields.put("records", plan.records());
    fields.put("pageSize", plan.pageSize());
    fields.put("firstPage", plan.firstPage());
    fields.put("allowEmpty", plan.allowEmpty());
    return fields;
  }

  static ExitCode print(Output output, Schedule schedule) {
    output.print(fields(schedule), out -> lines(out, fields(schedule)));
    return ExitCode.OK;
  }

  /** A line for each field. */
  static void lines(PrintWriter out, Map<String, Object> fields) {
    fields.forEach((field, value) -> out.printf("%-12s %s%n", field, value == null ? "-" : value));
  }

  static void table(PrintWriter out, List<Schedule> schedules) {
    if (schedules.isEmpty()) {
      out.println(
          "No schedules yet. `millrace schedules add nightly --cron daily --records 5000` adds one.");
      return;
    }
    String line = "%-24s  %-20s  %-8s  %-8s  %-24s  %s%n";
    out.printf(line, "SCHEDULE", "TIMING", "JITTER", "MISSED", "NEXT", "LAST RUN");
    for (Schedule schedule : schedules) {
      out.printf(
          line,
          schedule.name(),
          schedule.timing().text(),
          Span.text(schedule.jitter()),
          schedule.missed(),
          schedule.paused() ? "paused" : schedule.next().at(),
          schedule.lastRun() == null ? "" : schedule.lastRun());
    }
  }
}
