package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.port.log.Fenced;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * One transaction of a producer. Up to {@link #flush} nothing can have been committed; whatever
 * fails from the commit on may have been.
 */
final class Transaction {

  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Failure> firstFailure = new AtomicReference<>();

  Transaction(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  void begin() {
    producer.beginTransaction();
  }

  /** Sends a record; {@code name} says in an error which one it was. */
  void send(ProducerRecord<byte[], byte[]> record, String name) {
    var unused =
        producer.send(
            record,
            (metadata, exception) -> {
              if (exception != null) {
                firstFailure.compareAndSet(null, failed("publish " + name, exception));
              }
            });
  }

  /**
   * Returns when everything that was sent is in the brokers' logs. What takes longer than a
   * transaction may, they abort anyway.
   */
  void flush() {
    BoundedFlush.of(producer, Duration.ofMillis(Clients.TRANSACTION_TIMEOUT_MILLIS));
    Failure failure = firstFailure.get();
    if (failure != null) {
      throw failure;
    }
  }

  void commit() {
    try {
      producer.commitTransaction();
    } catch (ProducerFencedException fenced) {
      throw failed("commit", fenced);
    } catch (KafkaException unanswered) {
      throw new OutcomeUnknown(
          "commit: " + Failures.cause(unanswered).getClass().getSimpleName(), unanswered);
    }
  }

  /**
   * Aborts, and says what this makes of the failure: the failure itself when the brokers confirm
   * that nothing is left.
   */
  Failure abort(RuntimeException thrown) {
    Failure failure = firstFailure.get();
    if (failure == null) {
      failure = thrown instanceof Failure known ? known : failed("publish", thrown);
    }
    if (failure instanceof Fenced) {
      return failure;
    }
    try {
      producer.abortTransaction();
      return failure;
    } catch (ProducerFencedException fenced) {
      return failed("abort", fenced);
    } catch (KafkaException unanswered) {
      unanswered.addSuppressed(failure);
      return new OutcomeUnknown(failure.getMessage() + "; and the abort failed", unanswered);
    }
  }

  private static Failure failed(String doing, Throwable thrown) {
    Throwable cause = Failures.cause(thrown);
    if (cause instanceof ProducerFencedException) {
      return new Fenced(
          doing + ": a later writer has taken over, or the transaction took too long", thrown);
    }
    return Failures.of(doing, thrown);
  }
}
