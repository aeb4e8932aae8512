package dev.millrace.adapters.http;

/**
 * What requests to sources have in common that are counted together.
 *
 * @param isRetry whether the same page was asked for just before, in vain
 */
public record SourceRequest(boolean isRetry, Outcome outcome) {

  /** How a request ended. */
  public enum Outcome {
    /** With a page of records. */
    PAGE,
    /** With a page without records. */
    EMPTY,
    /** With an answer of success that is no page. */
    UNUSABLE,
    /** The source asks to be asked later: 429 or 503. */
    BUSY,
    /** With what another request would not change: another 4xx, a redirect, TLS without trust. */
    REFUSED,
    /** With another 5xx, 408, or no whole answer. */
    FAILED,
    /** Whoever asked wants the answer no more. */
    GIVEN_UP
  }
}
