package dev.millrace.bootstrap.services.cli;

import dev.millrace.domain.port.deadletter.LetterCount;
import dev.millrace.domain.port.deadletter.LetterEntry;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How dead letters are listed. */
final class LetterText {

  private static final int LONGEST = 100;

  private LetterText() {}

  static ExitCode print(
      Output output, List<LetterCount> counts, List<LetterEntry> letters, int limit) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("counts", counts.stream().map(LetterText::fields).toList());
    fields.put("letters", letters.stream().map(LetterText::fields).toList());
    fields.put("next", next(letters, limit));
    output.print(fields, out -> print(out, counts, letters, next(letters, limit)));
    return ExitCode.OK;
  }

  /** Null when there are no more. */
  private static @Nullable Long next(List<LetterEntry> letters, int limit) {
    return letters.size() < limit ? null : letters.get(letters.size() - 1).number();
  }

  private static Map<String, Object> fields(LetterCount count) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("family", count.family());
    fields.put("hop", count.hop());
    fields.put("reason", count.code().name());
    fields.put("state", count.state().name());
    fields.put("letters", count.letters());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(LetterEntry letter) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", letter.number());
    fields.put("state", letter.state().name());
    fields.put("family", letter.family());
    fields.put("hop", letter.hop());
    fields.put("reason", letter.code().name());
    fields.put("why", letter.reason());
    fields.put("position", letter.position().toString());
    fields.put("event", letter.event() == null ? null : letter.event().toString());
    fields.put("run", letter.run() == null ? null : letter.run().toString());
    fields.put("attempt", letter.attempt());
    fields.put("diedAt", letter.diedAt().toString());
    return fields;
  }

  private static void print(
      PrintWriter out, List<LetterCount> counts, List<LetterEntry> letters, @Nullable Long next) {
    if (counts.isEmpty()) {
      out.println("No dead letters.");
      return;
    }
    for (LetterCount count : counts) {
      out.printf(
          "%,12d  %-8s  %-16s  %-8s  %s%n",
          count.letters(), count.state(), count.family(), count.hop(), count.code());
    }
    out.println();
    String line = "%-9s  %-8s  %-16s  %-8s  %-20s  %7s  %-30s  %-36s  %s%n";
    out.printf(
        line, "ID", "STATE", "FAMILY", "HOP", "REASON", "ATTEMPT", "DIED", "POSITION", "WHY");
    for (LetterEntry letter : letters) {
      out.printf(
          line,
          letter.number(),
          letter.state(),
          letter.family(),
          letter.hop(),
          letter.code(),
          letter.attempt(),
          letter.diedAt(),
          letter.position(),
          cut(letter.reason()));
    }
    if (next != null) {
      out.printf("%nThere may be more: --page %d%n", next);
    }
  }

  private static String cut(String reason) {
    String line = reason.replace('\n', ' ');
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
