package dev.millrace.application.path;

import dev.millrace.domain.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the streaming queries stand, by what Kafka tells of them. */
final class StreamJudge {

  /** What waits longer is not just on its way. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private StreamJudge() {}

  static Judgement judge(Instant now, Reading<List<StreamReading>> reading) {
    List<StreamReading> streams = reading.value();
    if (streams == null) {
      return Judgement.without("Kafka", reading);
    }
    List<StreamReading> silent = streams.stream().filter(StreamReading::silent).toList();
    return silent.isEmpty() ? judge(streams) : silent(now, silent, streams.size());
  }

  private static Judgement silent(Instant now, List<StreamReading> silent, int all) {
    String who = silent.size() == all ? "" : names(silent) + ": ";
    String since =
        silent.stream()
            .flatMap(stream -> Optional.ofNullable(stream.lastSeenAt()).stream())
            .max(Comparator.naturalOrder())
            .map(seen -> "not heard of since " + Span.words(Duration.between(seen, now)))
            .orElse("never heard of");
    return new Judgement(
        Health.DOWN,
        "is not heard of",
        who + since + ": see that `millrace stream` runs, and its log");
  }

  private static Judgement judge(List<StreamReading> streams) {
    long unread = streams.stream().mapToLong(StreamReading::unread).max().orElse(0);
    if (unread == 0) {
      return Judgement.of(Health.WELL, "everything is read");
    }
    List<StreamReading> late =
        streams.stream().filter(stream -> stream.age().compareTo(LATE) > 0).toList();
    return late.isEmpty()
        ? new Judgement(Health.WELL, "reads", "reads, %,d records on the way".formatted(unread))
        : new Judgement(
            Health.BEHIND,
            "is behind",
            "%s: %,d records behind, the oldest for %s"
                .formatted(names(late), unread, Span.words(oldest(late))));
  }

  private static Duration oldest(List<StreamReading> late) {
    return late.stream()
        .map(StreamReading::age)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static String names(List<StreamReading> streams) {
    return streams.stream()
        .map(stream -> stream.family() + " " + stream.query())
        .collect(Collectors.joining(", "));
  }
}
