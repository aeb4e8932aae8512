package dev.millrace.adapters.postgres;

import java.util.UUID;

/**
 * A record in quarantine that was read.
 *
 * @param isNamed whether it is under the key that is looked for, or names it
 */
record QuarantinedPlace(UUID run, int page, int index, boolean isNamed) {

  /** The place before all others. */
  static final QuarantinedPlace START = new QuarantinedPlace(new UUID(0, 0), -1, -1, false);

  PagePlace onItsPage() {
    return new PagePlace(run, page);
  }
}
