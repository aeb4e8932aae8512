package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Caller;
import dev.millrace.adapters.http.api.Right;
import java.time.Instant;

/**
 * Somebody who has signed in.
 *
 * @param key a digest of what the cookie holds
 * @param seal what this one's forms carry
 */
record Session(Caller caller, String key, String seal, Instant until) {

  boolean may(Right right) {
    return caller.may(right);
  }

  /** Whether this one sees personal data, and nothing else. */
  boolean isReader() {
    return !may(Right.READ);
  }
}
