package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Bearer;
import java.time.Instant;

/**
 * Somebody who has signed in.
 *
 * @param key a digest of what the cookie holds
 * @param seal what this one's forms carry
 */
record Session(String principal, String key, String seal, Instant until) {

  /** Whether this one sees personal data, and nothing else. */
  boolean isReader() {
    return principal.equals(Bearer.READER_OF_PERSONAL_DATA);
  }
}
