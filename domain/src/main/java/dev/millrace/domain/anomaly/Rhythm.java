package dev.millrace.domain.anomaly;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far apart a sensor's readings usually are. */
final class Rhythm {

  static final int BYTES = Times.BYTES + Double.BYTES;

  /** So many times the usual step, and the readings before say nothing about those after. */
  private static final double BREAK = 20;

  private static final double LEARNT = 0.05;

  private @Nullable Instant last;
  private double usualSeconds;

  /** Takes the time of a reading, and says whether there was a gap before it, or a step back. */
  boolean isBroken(Instant time) {
    double seconds = last == null ? 0 : seconds(last, time);
    boolean isBroken = usualSeconds > 0 && Math.abs(seconds) > BREAK * usualSeconds;
    last = time;
    if (seconds > 0 && !isBroken) {
      usualSeconds += (usualSeconds == 0 ? 1 : LEARNT) * (seconds - usualSeconds);
    }
    return isBroken;
  }

  private static double seconds(Instant from, Instant to) {
    return to.getEpochSecond() - from.getEpochSecond() + (to.getNano() - from.getNano()) / 1e9;
  }

  void write(ByteBuffer to) {
    Times.write(to, last);
    to.putDouble(usualSeconds);
  }

  void read(ByteBuffer from) {
    last = Times.read(from);
    usualSeconds = from.getDouble();
  }
}
