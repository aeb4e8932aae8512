package dev.millrace.adapters.postgres;

import java.util.UUID;

/** Where a page stands among those of all runs. */
record PagePlace(UUID run, int page) {

  /** The place before all others. */
  static final PagePlace START = new PagePlace(new UUID(0, 0), 0);
}
