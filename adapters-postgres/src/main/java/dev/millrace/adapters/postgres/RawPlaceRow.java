package dev.millrace.adapters.postgres;

import java.util.UUID;

/** Where a raw record stands. */
record RawPlaceRow(UUID run, int page, int index) {

  /** The place before all others. */
  static final RawPlaceRow START = new RawPlaceRow(new UUID(0, 0), 0, -1);
}
