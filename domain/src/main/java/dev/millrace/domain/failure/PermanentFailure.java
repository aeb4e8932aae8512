package dev.millrace.domain.failure;

/**
 * The same call will fail again until somebody changes something: wrong credentials, a missing
 * table, a fenced producer.
 */
public non-sealed class PermanentFailure extends Failure {

  private static final long serialVersionUID = 1L;

  public PermanentFailure(String message) {
    super(message);
  }

  public PermanentFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
