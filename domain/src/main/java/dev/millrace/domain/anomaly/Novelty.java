package dev.millrace.domain.anomaly;

import java.nio.ByteBuffer;

/**
 * Which surprises are news. An anomaly scores where it begins, and for a while again only where it
 * gets worse: what goes on is known. The while grows with what was seen of the sensor: at first
 * nobody knows how long what is strange goes on.
 */
final class Novelty {

  static final int BYTES = Double.BYTES + 2 * Integer.BYTES;

  /** In readings. */
  private static final int SHORTEST = 20;

  private static final int LONGEST = 400;

  /** A reading longer for so many that were seen. */
  private static final int SHARE = 15;

  /** So many decimal digits more are worse. */
  private static final double WORSE = 0.5;

  /** Less is never news. */
  private static final double LEAST = 1.8;

  /** So many digits of surprise are nine tenths of the highest score. */
  private static final double NINE_TENTHS = 3;

  private double known;
  private int since;
  private int seen;

  /** From 0, which is no news, to 1. */
  double score(double surprise) {
    seen = Math.min(LONGEST * SHARE, seen + 1);
    since = Math.min(LONGEST, since) + 1;
    boolean isKnown = since <= Math.min(LONGEST, SHORTEST + seen / SHARE);
    if (surprise <= (isKnown ? Math.max(LEAST, known + WORSE) : LEAST)) {
      return 0;
    }
    known = surprise;
    since = 0;
    return scaled(surprise);
  }

  /** On the scale of scores. */
  static double scaled(double surprise) {
    return 1 - Math.pow(10, -surprise / NINE_TENTHS);
  }

  void write(ByteBuffer to) {
    to.putDouble(known).putInt(since).putInt(seen);
  }

  void read(ByteBuffer from) {
    known = from.getDouble();
    since = from.getInt();
    seen = from.getInt();
  }
}
