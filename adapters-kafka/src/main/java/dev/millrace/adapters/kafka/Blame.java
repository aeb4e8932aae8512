package dev.millrace.adapters.kafka;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.IllegalGenerationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionCoordinatorFencedException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What it is about a send that Kafka does not take, beside the question whether another try may
 * help, which {@link Failures} answers.
 */
enum Blame {
  /** This record, however often it is sent, while others are taken. */
  RECORD,
  /** The topic: all of its records, until somebody mends it. */
  TOPIC,
  /** This producer: it is over, and another one may go on. */
  PRODUCER,
  /** The brokers, the network or the settings. */
  ANYTHING_ELSE;

  private static final Map<Blame, Set<Class<?>>> THROWN =
      Map.of(
          RECORD,
          Set.of(
              InvalidRecordException.class,
              InvalidTimestampException.class,
              RecordBatchTooLargeException.class,
              RecordTooLargeException.class,
              SerializationException.class),
          TOPIC,
          Set.of(
              InvalidTopicException.class,
              TopicAuthorizationException.class,
              UnknownTopicIdException.class,
              UnknownTopicOrPartitionException.class),
          PRODUCER,
          Set.of(
              FencedInstanceIdException.class,
              IllegalGenerationException.class,
              InvalidPidMappingException.class,
              InvalidProducerEpochException.class,
              InvalidTxnStateException.class,
              OutOfOrderSequenceException.class,
              ProducerFencedException.class,
              TransactionCoordinatorFencedException.class,
              TransactionalIdNotFoundException.class,
              UnknownMemberIdException.class));

  static Blame of(Throwable cause) {
    return of(cause.getClass());
  }

  static Blame of(Class<?> cause) {
    return THROWN.entrySet().stream()
        .filter(blame -> blame.getValue().stream().anyMatch(type -> type.isAssignableFrom(cause)))
        .map(Map.Entry::getKey)
        .findAny()
        .orElse(ANYTHING_ELSE);
  }
}
