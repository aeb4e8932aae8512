package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.replay.Lost;
import dev.millrace.domain.port.replay.Preview;
import dev.millrace.domain.port.replay.Replay;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How replays are shown. */
final class ReplayText {

  private ReplayText() {}

  static String goesOn(Replay replay) {
    return String.format(
        "Goes on with replay %s, which %s began at %s: %,d of %,d records are done. Once it is over,"
            + " the same command begins anew.",
        replay.id(), replay.by(), replay.begunAt(), replay.done(), replay.selected());
  }

  static ExitCode print(Output output, Map<String, Preview> previews) {
    output.print(fields(previews), out -> previews.forEach((name, one) -> print(out, name, one)));
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, String family, Preview preview) {
    if (preview.days().isEmpty()) {
      out.printf("%s: no events%n", family);
    }
    for (Preview.Day day : preview.days()) {
      out.printf(
          "%s of %s: %,d events, %,d bytes%s%n",
          family,
          day.day(),
          day.events(),
          day.bytes(),
          day.onlyRaw() == 0
              ? ""
              : String.format("; %,d to be made of their raw records", day.onlyRaw()));
    }
    unnamed(out, preview.unnamed());
  }

  private static Map<String, Object> fields(Map<String, Preview> previews) {
    List<Map<String, Object>> days = new ArrayList<>();
    previews.forEach(
        (family, preview) -> preview.days().forEach(day -> days.add(fields(family, day))));
    return Map.of(
        "days",
        days,
        "events",
        previews.values().stream().mapToLong(Preview::events).sum(),
        "unnamed",
        previews.values().stream().mapToLong(Preview::unnamed).sum());
  }

  private static Map<String, Object> fields(String family, Preview.Day day) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("family", family);
    fields.put("day", day.day().toString());
    fields.put("events", day.events());
    fields.put("bytes", day.bytes());
    fields.put("onlyRaw", day.onlyRaw());
    return fields;
  }

  static ExitCode print(Output output, ReplayReport report) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("replays", report.replays().stream().map(ReplayText::fields).toList());
    fields.put("over", report.isOver());
    fields.put("whole", report.isWhole());
    fields.put("lost", report.lost().stream().map(ReplayText::fields).toList());
    output.print(fields, out -> print(out, report));
    return report.isWhole() ? ExitCode.OK : ExitCode.NO;
  }

  private static Map<String, Object> fields(Lost lost) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", lost.key().value());
    fields.put("why", lost.why().name());
    return fields;
  }

  private static void print(PrintWriter out, ReplayReport report) {
    for (Replay replay : report.replays()) {
      out.printf(
          "%s, %s: %,d of %,d records done, %,d events and %,d bytes put into the outbox.%n",
          replay.family(),
          replay.selection(),
          replay.done(),
          replay.selected(),
          replay.events(),
          replay.bytes());
      if (replay.lost() > 0) {
        out.printf("%,d records could NOT be published again, such as%n", replay.lost());
      }
      unnamed(out, replay.unnamed());
      if (replay.isCancelled()) {
        out.println("It was cancelled.");
      }
    }
    report.lost().forEach(lost -> out.printf("  %s: %s%n", lost.key(), lost.why().inWords()));
    out.println(
        report.isOver()
            ? "Published again: see it arrive by `millrace trace KEY` or `millrace verify RUN`."
            : "Not over: the same command goes on.");
  }

  static ExitCode printCancelled(Output output, Replay replay) {
    if (!replay.isCancelled()) {
      return Refusal.of(output, "Replay " + replay.id() + " was over at " + replay.endedAt() + ".");
    }
    output.print(fields(replay), out -> out.println("Replay " + replay.id() + " is cancelled."));
    return ExitCode.OK;
  }

  private static void unnamed(PrintWriter out, long unnamed) {
    if (unnamed > 0) {
      out.printf(
          "%,d more events are of days that neither the outbox nor the raw data keep: nobody knows"
              + " their keys.%n",
          unnamed);
    }
  }

  static Map<String, Object> fields(Replay replay) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("replay", replay.id().toString());
    fields.put("family", replay.family().value());
    fields.put("selection", replay.selection());
    fields.put("by", replay.by());
    fields.put("begunAt", replay.begunAt().toString());
    fields.put("endedAt", replay.endedAt() == null ? null : replay.endedAt().toString());
    fields.put("selected", replay.selected());
    fields.put("done", replay.done());
    fields.put("events", replay.events());
    fields.put("bytes", replay.bytes());
    fields.put("lost", replay.lost());
    fields.put("unnamed", replay.unnamed());
    return fields;
  }

  static void table(PrintWriter out, List<Replay> replays) {
    if (replays.isEmpty()) {
      out.println("No replays yet. `millrace replay --run RUN --dry-run` looks what one would do.");
      return;
    }
    String line = "%-36s  %-24s  %-10s  %-11s  %13s  %7s  %s%n";
    out.printf(line, "REPLAY", "BEGUN", "BY", "FAMILY", "DONE", "LOST", "SELECTION");
    for (Replay replay : replays) {
      out.printf(
          line,
          replay.id(),
          replay.begunAt(),
          replay.by(),
          replay.family(),
          replay.done() + "/" + replay.selected() + (replay.isOver() ? "" : " ..."),
          replay.lost() + replay.unnamed(),
          replay.selection());
    }
  }
}
