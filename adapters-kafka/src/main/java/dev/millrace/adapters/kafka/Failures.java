package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidGroupIdException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicaAssignmentException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidRequiredAcksException;
import org.apache.kafka.common.errors.InvalidSessionTimeoutException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedCompressionTypeException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Translates Kafka's exceptions. What is not known to stay wrong is worth another try. */
final class Failures {

  /** None that Spark's client, 3.4, does not have. */
  private static final Set<Class<? extends Throwable>> PERMANENT =
      Set.of(
          AuthenticationException.class,
          AuthorizationException.class,
          ConfigException.class,
          InvalidConfigurationException.class,
          InvalidGroupIdException.class,
          InvalidPartitionsException.class,
          InvalidRecordException.class,
          InvalidReplicaAssignmentException.class,
          InvalidReplicationFactorException.class,
          InvalidRequiredAcksException.class,
          InvalidSessionTimeoutException.class,
          InvalidTimestampException.class,
          InvalidTopicException.class,
          InvalidTxnTimeoutException.class,
          OffsetMetadataTooLarge.class,
          PolicyViolationException.class,
          RecordBatchTooLargeException.class,
          RecordTooLargeException.class,
          SecurityDisabledException.class,
          SerializationException.class,
          UnsupportedCompressionTypeException.class,
          UnsupportedForMessageFormatException.class,
          UnsupportedVersionException.class);

  private Failures() {}

  static Failure of(String doing, Throwable thrown) {
    Throwable cause = cause(thrown);
    String message = doing + ": " + cause.getClass().getSimpleName() + ", " + cause.getMessage();
    return isPermanent(cause)
        ? new PermanentFailure(message, thrown)
        : new TransientFailure(message, thrown);
  }

  static boolean isPermanent(Throwable cause) {
    return !isUnresolved(cause) && staysWrong(cause.getClass());
  }

  static boolean staysWrong(Class<?> thrown) {
    return PERMANENT.stream().anyMatch(type -> type.isAssignableFrom(thrown));
  }

  /** Waits for an answer of the admin client, which has timeouts of its own, with one more. */
  static <T> T await(String doing, Future<T> answer, KafkaConfig config) {
    try {
      return answer.get(3 * config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw of(doing, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransientFailure(doing + ": interrupted", interrupted);
    }
  }

  /** The exception that says most: below wrappers and the producer's "in an error state". */
  static Throwable cause(Throwable thrown) {
    Throwable cause = thrown;
    while (isWrapper(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  static boolean isCausedBy(Failure failure, Class<? extends Throwable> type) {
    Throwable thrown = failure.getCause();
    return thrown != null && type.isInstance(cause(thrown));
  }

  private static boolean isWrapper(Throwable thrown) {
    return thrown instanceof ExecutionException
        || thrown instanceof CompletionException
        || thrown.getClass() == KafkaException.class
        || thrown instanceof InterruptException;
  }

  /** A host name that does not resolve now may do so in a minute. */
  private static boolean isUnresolved(Throwable cause) {
    return cause instanceof ConfigException
        && String.valueOf(cause.getMessage()).contains("No resolvable bootstrap");
  }
}
