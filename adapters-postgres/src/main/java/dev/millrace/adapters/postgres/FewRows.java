package dev.millrace.adapters.postgres;

import java.util.Optional;

/**
 * Reads a span of few rows at once, which is what a relay that keeps up finds each time: to measure
 * it first would take as long as to read it.
 */
record FewRows(OutboxStatements outbox) {

  /** As many as come from the server in one answer. */
  private static final int MOST = OutboxPiece.FETCH_SIZE - 1;

  /** All rows of the span, or nothing where there are more. */
  Optional<OutboxPiece> read(SpanQuery query) {
    int most = Math.min(MOST, query.limit());
    OutboxPiece piece = new OutboxPiece();
    outbox.readFew(query.atMost(most + 1), piece);
    if (piece.isCut() || piece.size() > most) {
      return Optional.empty();
    }
    piece.end();
    return Optional.of(piece);
  }
}
