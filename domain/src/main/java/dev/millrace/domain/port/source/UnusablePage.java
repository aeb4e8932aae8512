package dev.millrace.domain.port.source;

import dev.millrace.domain.failure.TransientFailure;

/**
 * The source answered, and still did so after all retries, with what is no page: not JSON, cut off,
 * an error object, empty, or not what was asked for. Nothing of it may be taken as records.
 */
public final class UnusablePage extends TransientFailure {

  private static final long serialVersionUID = 1L;

  private final transient Evidence evidence;

  public UnusablePage(String message, Evidence evidence) {
    super(message);
    this.evidence = evidence;
  }

  public Evidence evidence() {
    return evidence;
  }
}
