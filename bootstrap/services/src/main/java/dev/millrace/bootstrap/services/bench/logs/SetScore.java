package dev.millrace.bootstrap.services.bench.logs;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.template.Assigned;
import dev.millrace.domain.template.Forwards;
import dev.millrace.domain.template.LogLine;
import dev.millrace.domain.template.Mined;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the lines of one set were grouped.
 *
 * @param messages when their headers had been taken off, as the published figures have it
 * @param lines when they came as the system wrote them
 */
public record SetScore(String name, Grouping messages, Grouping lines) {

  /** Mines a set from its beginning to its end, and asks then what each line is. */
  public static SetScore of(LabelledSet set) {
    return new SetScore(
        set.name(),
        Grouping.of(set.events(), groups(set.messages())),
        Grouping.of(set.events(), groups(set.lines())));
  }

  /** Lines whose times are their numbers. */
  public static List<LogLine> numbered(List<String> lines) {
    return IntStream.range(0, lines.size()).mapToObj(i -> new LogLine(lines.get(i), i)).toList();
  }

  private static List<String> groups(List<String> lines) {
    Mined mined = Mined.of(Bytes.EMPTY, numbered(lines));
    Forwards forwards = new Forwards();
    forwards.take(mined.changes());
    return mined.assigned().stream().map(Assigned::template).map(forwards::now).toList();
  }
}
