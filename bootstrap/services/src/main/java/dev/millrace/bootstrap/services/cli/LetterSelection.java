package dev.millrace.bootstrap.services.cli;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.LetterState;
import dev.millrace.domain.record.FamilyName;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters a command is about. */
final class LetterSelection {

  @Option(names = "--family", paramLabel = "NAME", description = "Those of that family.")
  private @Nullable String family;

  @Option(
      names = "--hop",
      paramLabel = "HOP",
      description =
          "Those of that hop: `relay`, which Kafka took not from it, or `facts`, which could not"
              + " read or project them.")
  private @Nullable String hop;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Those with that reason: ${COMPLETION-CANDIDATES}.")
  private @Nullable Code reason;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Those of events of that run; its id is as `millrace runs` shows it.")
  private @Nullable UUID run;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Those that died then or later, such as 2026-11-20T10:00:00Z, or a day, which begins at"
              + " midnight UTC.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Those that died before then.")
  private @Nullable String to;

  boolean isNothing() {
    return Stream.of(family, hop, reason, run, from, to).allMatch(Objects::isNull);
  }

  LetterFilter filter(SortedSet<Long> numbers, @Nullable LetterState state) {
    return new LetterFilter(
        numbers,
        family == null ? null : new FamilyName(family),
        hop,
        reason,
        run == null ? null : new RunId(run),
        time(from),
        time(to),
        state);
  }

  private static @Nullable Instant time(@Nullable String text) {
    return text == null ? null : ReplaySelection.time(text);
  }
}
