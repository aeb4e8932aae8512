package dev.millrace.bootstrap.services.bench.logs;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.template.Assigned;
import dev.millrace.domain.template.Forwards;
import dev.millrace.domain.template.LogLine;
import dev.millrace.domain.template.Mined;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well the lines of one set were grouped.
 *
 * @param messages when their headers had been taken off, as the published figures have it
 * @param lines when they came as the system wrote them
 * @param logged how many lines the log has
 * @param labelled of how many the event is told
 */
public record SetScore(
    String name, int events, Grouping messages, Grouping lines, int logged, int labelled) {

  /** Mines a set from its beginning to its end, and asks then what each line is. */
  static SetScore of(LabelledSet set) {
    return new SetScore(
        set.name(),
        (int) set.events().stream().distinct().count(),
        Grouping.of(set.events(), groups(set.messages())),
        set.lines().size() == set.events().size()
            ? Grouping.of(set.events(), groups(set.lines()))
            : new Grouping(0, 0, 0, 0),
        set.lines().size(),
        set.events().size());
  }

  /** Why none of it can be believed. */
  Optional<String> flaw() {
    return logged == labelled
        ? Optional.empty()
        : Optional.of(
            "the log of %s has %,d lines, of which %,d are labelled"
                .formatted(name, logged, labelled));
  }

  static List<LogLine> numbered(List<String> lines) {
    return IntStream.range(0, lines.size()).mapToObj(i -> new LogLine(lines.get(i), i)).toList();
  }

  private static List<String> groups(List<String> lines) {
    Mined mined = Mined.of(Bytes.EMPTY, numbered(lines));
    Forwards forwards = new Forwards();
    forwards.take(mined.changes());
    return mined.assigned().stream().map(Assigned::template).map(forwards::now).toList();
  }
}
