package dev.millrace.bootstrap.services.cli;

import dev.millrace.adapters.http.api.ScheduleFields;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.Span;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** How schedules are shown. */
final class ScheduleText {

  private ScheduleText() {}

  static ExitCode print(Output output, Schedule schedule) {
    Map<String, Object> fields = ScheduleFields.of(schedule);
    output.print(fields, out -> lines(out, fields));
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
