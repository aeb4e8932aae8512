package dev.millrace.adapters.kafka;

import dev.millrace.adapters.kafka.Transaction.Failed;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Tells from what failed in a transaction what is refused. */
final class Refusals {

  private Refusals() {}

  static Refusal of(OutboxRow row, Throwable cause) {
    boolean tooLarge =
        cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException;
    return of(row, tooLarge ? Code.TOO_LARGE : Code.REFUSED, cause);
  }

  private static Refusal of(OutboxRow row, Code code, Throwable cause) {
    String reason = cause.getClass().getSimpleName() + ", " + cause.getMessage();
    return new Refusal(row, code, reason, cause.getClass().getName());
  }

  /** All rows of the topics that are refused, whichever of their records failed. */
  static List<Refusal> ofTopics(List<Failed> failed, List<OutboxRow> rows) {
    Map<String, Throwable> topics = new HashMap<>();
    failed.stream()
        .filter(one -> Blame.of(one.cause()) == Blame.TOPIC)
        .forEach(one -> named(one).forEach(topic -> topics.put(topic, one.cause())));
    return ofTopics(topics, rows);
  }

  /**
   * All rows of the topics that are refused.
   *
   * @param refused why, by topic
   */
  static List<Refusal> ofTopics(Map<String, Throwable> refused, List<OutboxRow> rows) {
    List<Refusal> refusals = new ArrayList<>();
    for (OutboxRow row : rows) {
      Throwable cause = refused.get(row.family().topic());
      if (cause != null) {
        refusals.add(of(row, Code.NO_TOPIC, cause));
      }
    }
    return refusals;
  }

  /** What is refused in one request is told to all who wait for it, so the names are believed. */
  private static Set<String> named(Failed failed) {
    Set<String> topics = Set.of();
    if (failed.cause() instanceof TopicAuthorizationException unauthorized) {
      topics = unauthorized.unauthorizedTopics();
    } else if (failed.cause() instanceof InvalidTopicException invalid) {
      topics = invalid.invalidTopics();
    }
    return topics.isEmpty() ? Set.of(failed.record().topic()) : topics;
  }
}
