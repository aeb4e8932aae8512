package dev.millrace.adapters.postgres;

/**
 * Tells short spans from long ones at a price that does not rise with their length: up to a limit
 * rows are counted, and of more than that the ends are found.
 */
final class SpanLength {

  /** A span that takes more pieces than this is long. */
  private static final int SHORT_PIECES = 4;

  /** However many shards share the pieces. */
  private static final long MOST_COUNTED = 50_000;

  private SpanLength() {}

  static SpanRow measure(OutboxStatements outbox, SpanQuery query) {
    SpanQuery looking = query.atMost(mostOfShort(query) + 1);
    SpanRow counted = outbox.count(looking);
    return isShort(counted, query) ? counted : outbox.ends(looking);
  }

  static boolean isShort(SpanRow span, SpanQuery query) {
    return span.rows() <= mostOfShort(query);
  }

  private static int mostOfShort(SpanQuery query) {
    return (int) Math.min(MOST_COUNTED, (long) SHORT_PIECES * query.limit() * query.shards());
  }
}
