package dev.millrace.domain.port.source;

import dev.millrace.domain.failure.TransientFailure;

/**
 * The source answered, and still did so after all retries, with what is no page: not JSON, cut off,
 * an error object, empty, or not what was asked for. Nothing of it may be taken as records.
 */
public final class UnusablePage extends TransientFailure {

  private static final long serialVersionUID = 1L;

  private final transient Evidence evidence;
  private final boolean empty;

  public UnusablePage(String message, Evidence evidence) {
    this(message, evidence, false);
  }

  /**
   * @param empty whether it would be a page if it had records
   */
  public UnusablePage(String message, Evidence evidence, boolean empty) {
    super(message);
    this.evidence = evidence;
    this.empty = empty;
  }

  /** Whether nothing is wrong with it but that it has no records: there may be none. */
  public boolean isEmpty() {
    return empty;
  }

  public Evidence evidence() {
    return evidence;
  }
}
