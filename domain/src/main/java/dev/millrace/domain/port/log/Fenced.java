package dev.millrace.domain.port.log;

import dev.millrace.domain.failure.PermanentFailure;

/** Another writer has taken over this shard. This one must stop or {@link EventLog#open} again. */
public final class Fenced extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public Fenced(String message, Throwable cause) {
    super(message, cause);
  }
}
