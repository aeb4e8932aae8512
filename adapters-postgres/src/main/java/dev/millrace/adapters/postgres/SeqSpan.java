package dev.millrace.adapters.postgres;

import java.util.Iterator;
import java.util.stream.LongStream;

/** A span of the outbox, by {@code seq}. */
record SeqSpan(long above, long upTo) {

  /** All that there ever is. */
  static final SeqSpan WHOLE = new SeqSpan(0, Long.MAX_VALUE);

  /** It, in pieces of so many numbers. */
  Iterable<SeqSpan> pieces(long size) {
    return () -> pieceByPiece(size);
  }

  private Iterator<SeqSpan> pieceByPiece(long size) {
    return LongStream.iterate(above, from -> from < upTo, from -> from + size)
        .mapToObj(from -> new SeqSpan(from, Math.min(upTo, from + size)))
        .iterator();
  }
}
