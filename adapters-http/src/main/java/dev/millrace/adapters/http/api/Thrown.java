package dev.millrace.adapters.http.api;

import java.util.concurrent.CompletionException;

/** What was thrown, wherever it was thrown. */
public final class Thrown {

  private Thrown() {}

  /** The same, without the wrapping that a future puts around it. */
  public static Throwable unwrapped(Throwable thrown) {
    Throwable within = thrown.getCause();
    return thrown instanceof CompletionException && within != null ? within : thrown;
  }
}
