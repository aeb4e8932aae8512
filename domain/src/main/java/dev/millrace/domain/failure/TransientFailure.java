package dev.millrace.domain.failure;

/**
 * Nothing was done, and the same call may succeed later: a refused connection, an overloaded
 * server, a deadlock.
 */
public non-sealed class TransientFailure extends Failure {

  private static final long serialVersionUID = 1L;

  public TransientFailure(String message) {
    super(message);
  }

  public TransientFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
