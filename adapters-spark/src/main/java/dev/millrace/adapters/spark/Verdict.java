package dev.millrace.adapters.spark;

import dev.millrace.domain.failure.PermanentFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.sql.AnalysisException;

/**
 * Whether a query that failed may start again. Whatever names no reason to stop may: a broker, a
 * registry or a cluster that is away comes back, and a batch that is repeated does no harm.
 */
final class Verdict {

  private Verdict() {}

  /** The failure for which the query must stop until somebody has changed something. */
  static Optional<PermanentFailure> permanent(Query query, Throwable failed) {
    return causes(failed)
        .filter(cause -> isOurs(cause) || isOfTheCheckpoint(cause))
        .findFirst()
        .map(cause -> new PermanentFailure(words(query, cause), failed));
  }

  private static String words(Query query, Throwable cause) {
    String who = "the query " + query.name() + " stopped: ";
    if (PassedBy.isTold(cause)) {
      return who + PassedBy.words(query, cause, Instant.now());
    }
    String stopped = who + cause.getMessage();
    return isOurs(cause) ? stopped : stopped + ". " + Checkpoint.recovery(query.checkpoint());
  }

  private static boolean isOurs(Throwable cause) {
    return cause instanceof PermanentFailure || cause instanceof AnalysisException;
  }

  /** A damaged checkpoint, or offsets that the topic no longer has. */
  private static boolean isOfTheCheckpoint(Throwable cause) {
    return cause instanceof ChecksumException || isRefusalOfSpark(cause);
  }

  private static boolean isRefusalOfSpark(Throwable cause) {
    return (cause instanceof IllegalStateException || cause instanceof AssertionError)
        && cause.getStackTrace().length > 0
        && cause.getStackTrace()[0].getClassName().startsWith("org.apache.spark.sql.");
  }

  private static Stream<Throwable> causes(Throwable failed) {
    return Stream.iterate(failed, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
