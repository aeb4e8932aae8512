package dev.millrace.adapters.spark;

import dev.millrace.domain.view.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words for a query whose topic has let go of records before it read them: what is gone, and how to
 * go on with all of them.
 */
final class PassedBy {

  /** The option that makes Spark say so is in each of its messages. */
  private static final String OPTION = "failOnDataLoss";

  /** What was stored before the last plan may have been published after it. */
  private static final Duration UNPUBLISHED = Duration.ofMinutes(15);

  private static final Pattern PLANNED_AT = Pattern.compile("\"batchTimestampMs\":([0-9]{1,18})");

  private PassedBy() {}

  static boolean isTold(Throwable cause) {
    return cause instanceof IllegalStateException
        && String.valueOf(cause.getMessage()).contains(OPTION);
  }

  static String words(Query query, Throwable cause, Instant now) {
    String topic = query.name().family().topic();
    Path folder = query.checkpoint();
    String plan = lastPlan(folder);
    return ("the topic %s no longer holds all that the query has not read: %s It would go on at %s."
            + " To go on with everything: 1. `mv %s %s.passed`, and start the stream: the query"
            + " begins a new generation at the oldest record that the topic holds. 2. `millrace"
            + " replay --family %s --from %s --to %s` publishes again what the topic has lost, from a"
            + " quarter of an hour before the query last read on; take an earlier time if it, or the"
            + " relay, was further behind then. What comes again is served and counted once")
        .formatted(
            topic,
            firstLine(cause),
            next(topic, plan),
            folder,
            folder,
            query.name().family(),
            plannedAt(plan).map(at -> at.minus(UNPUBLISHED).toString()).orElse("TIME"),
            now.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String firstLine(Throwable cause) {
    String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line : line + ".";
  }

  /** What Spark wrote down of the last batch that the query has ended; empty when none is read. */
  private static String lastPlan(Path folder) {
    try {
      Optional<Path> plan = new CheckpointFiles(folder).lastCommitted();
      return plan.isPresent() ? Files.readString(plan.get()) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** The source's end is in the last line. */
  private static String next(String topic, String plan) {
    String end = plan.substring(plan.lastIndexOf('\n') + 1);
    List<Position> next = OffsetReports.next(topic, end);
    return next.isEmpty()
        ? "an unknown offset"
        : next.stream().map(Position::toString).collect(Collectors.joining(", "));
  }

  private static Optional<Instant> plannedAt(String plan) {
    Matcher found = PLANNED_AT.matcher(plan);
    return found.find()
        ? Optional.of(
            Instant.ofEpochMilli(Long.parseLong(found.group(1))).truncatedTo(ChronoUnit.SECONDS))
        : Optional.empty();
  }
}
