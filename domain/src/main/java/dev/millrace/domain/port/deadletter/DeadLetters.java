package dev.millrace.domain.port.deadletter;

import java.util.List;

/** Where a stream sends its dead letters before its batch commits. */
public interface DeadLetters {

  /**
   * Sends dead letters and returns when they are durable: whole, or {@link DeadLetter#byReference()
   * by reference} where one does not fit. Idempotent downstream by position.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when they may not be durable: repeat
   */
  void send(List<DeadLetter> letters);
}
