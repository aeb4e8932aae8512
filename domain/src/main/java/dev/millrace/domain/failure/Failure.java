package dev.millrace.domain.failure;

/**
 * Something outside did not do what was asked. The message says what failed, where and why, in
 * words for an operator, and holds no payload.
 */
public abstract sealed class Failure extends RuntimeException
    permits TransientFailure, PermanentFailure, OutcomeUnknown {

  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
