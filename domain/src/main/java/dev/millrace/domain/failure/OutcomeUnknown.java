package dev.millrace.domain.failure;

/**
 * It may have been done or not: a write that timed out, a connection lost while committing. Whoever
 * repeats it must be idempotent.
 */
public non-sealed class OutcomeUnknown extends Failure {

  private static final long serialVersionUID = 1L;

  public OutcomeUnknown(String message) {
    super(message);
  }

  public OutcomeUnknown(String message, Throwable cause) {
    super(message, cause);
  }
}
