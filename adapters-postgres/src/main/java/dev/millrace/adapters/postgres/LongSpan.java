package dev.millrace.adapters.postgres;

/**
 * Walks a long span along {@code seq}, a narrow window at a time: no piece costs more than a few
 * windows, whatever the planner thinks of the table. The rows of late transactions below and above
 * the rest are read by themselves, as they may stand far apart from it.
 */
final class LongSpan {

  private static final long PIECES_PER_WINDOW = 2;

  private final OutboxStatements outbox;
  private final SpanRow span;

  LongSpan(OutboxStatements outbox, SpanRow span) {
    this.outbox = outbox;
    this.span = span;
  }

  void read(SpanQuery query, OutboxPiece piece) {
    long low = query.above();
    if (low < span.first() - 1) {
      outbox.readLate(query.between(low, span.first() - 1), piece);
      low = span.first() - 1;
    }
    while (piece.isEmpty() && low < span.last()) {
      long high = Math.min(span.last(), low + window(query));
      outbox.readWindow(query.between(low, high), piece);
      low = high;
    }
    if (piece.isEmpty()) {
      outbox.readLate(query.between(low, Long.MAX_VALUE), piece);
    }
  }

  /** So wide that it has some pieces for each shard. */
  private static long window(SpanQuery query) {
    return PIECES_PER_WINDOW * query.limit() * query.shards();
  }
}
