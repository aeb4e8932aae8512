package dev.millrace.adapters.kafka;

import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.port.log.Fenced;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Header;

/**
 * One transaction of a producer. Up to {@link #flush} nothing can have been committed; whatever
 * fails from the commit on may have been.
 */
final class Transaction {

  /** A record that failed. */
  record Failed(ProducerRecord<byte[], byte[]> record, Throwable cause) {

    /** Says in an error which one it was. */
    String name() {
      Header event = record.headers().lastHeader(EventHeaders.EVENT_ID);
      return event == null
          ? "to " + record.topic()
          : "event " + new String(event.value(), StandardCharsets.UTF_8);
    }
  }

  private final Producer<byte[], byte[]> producer;
  private final Queue<Failed> failed = new ConcurrentLinkedQueue<>();

  Transaction(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  void begin() {
    producer.beginTransaction();
  }

  /**
   * Sends a record, unless one before it has failed already: to a topic that is gone the producer
   * would wait for the topic with each record anew.
   */
  void send(ProducerRecord<byte[], byte[]> record) {
    requireNoneFailed();
    var unused =
        producer.send(
            record,
            (metadata, exception) -> {
              if (exception != null) {
                failed.add(new Failed(record, Failures.cause(exception)));
              }
            });
  }

  /** The records that failed by now, in the order in which they did. */
  List<Failed> failed() {
    return List.copyOf(failed);
  }

  /**
   * Returns when everything that was sent is in the brokers' logs. What takes longer than a
   * transaction may, they abort anyway.
   */
  void flush() {
    BoundedFlush.of(producer, Duration.ofMillis(Clients.TRANSACTION_TIMEOUT_MILLIS));
    requireNoneFailed();
  }

  private void requireNoneFailed() {
    Failed first = failed.peek();
    if (first != null) {
      throw failure(first);
    }
  }

  void commit() {
    try {
      producer.commitTransaction();
    } catch (ProducerFencedException fenced) {
      throw failure("commit", fenced);
    } catch (KafkaException | IllegalStateException unanswered) {
      throw new OutcomeUnknown(
          "commit: " + Failures.cause(unanswered).getClass().getSimpleName(), unanswered);
    }
  }

  /**
   * Aborts what has not failed. A producer in a state that allows no abort says so by an {@link
   * IllegalStateException}, and is given up like any other that does not answer.
   */
  void abort() {
    try {
      producer.abortTransaction();
    } catch (ProducerFencedException fenced) {
      throw failure("abort", fenced);
    } catch (KafkaException | IllegalStateException unanswered) {
      throw new OutcomeUnknown("abort", unanswered);
    }
  }

  /**
   * Aborts, and says what this makes of the failure: the failure itself when the brokers confirm
   * that nothing is left.
   */
  Failure abort(RuntimeException thrown) {
    Failed first = failed.peek();
    Failure failure = first == null ? known(thrown) : failure(first);
    if (failure instanceof Fenced) {
      return failure;
    }
    try {
      producer.abortTransaction();
      return failure;
    } catch (ProducerFencedException fenced) {
      return failure("abort", fenced);
    } catch (KafkaException | IllegalStateException unanswered) {
      unanswered.addSuppressed(failure);
      return new OutcomeUnknown(failure.getMessage() + "; and the abort failed", unanswered);
    }
  }

  private static Failure known(RuntimeException thrown) {
    return thrown instanceof Failure known ? known : failure("publish", thrown);
  }

  private static Failure failure(Failed first) {
    return failure("publish " + first.name(), first.cause());
  }

  private static Failure failure(String doing, Throwable thrown) {
    Throwable cause = Failures.cause(thrown);
    if (cause instanceof ProducerFencedException) {
      return new Fenced(
          doing + ": a later writer has taken over, or the transaction took too long", thrown);
    }
    if (Blame.of(cause) == Blame.PRODUCER) {
      return new OutcomeUnknown(doing + ": " + cause.getClass().getSimpleName(), thrown);
    }
    return Failures.of(doing, thrown);
  }
}
