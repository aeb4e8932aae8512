package dev.millrace.domain.anomaly;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sensor's alert, while one is open, and for how long the sensor has been calm since. */
final class Alerts {

  static final int BYTES = Times.BYTES + Double.BYTES + 3 * Integer.BYTES + 2 * Float.BYTES;

  /** News from here up opens an alert. */
  static final double OPENS = Novelty.scaled(2.7);

  /** A surprise of fewer decimal digits is calm. */
  private static final double CALM = 1.5;

  /** So many calm readings in turn close it. */
  static final int CALM_FOR = 24;

  private @Nullable Instant openedAt;
  private double peak;
  private int calm;
  private Reason reason = Reason.NONE;

  /**
   * Takes a reading.
   *
   * @param score what it told others
   * @param surprise how strange it is, whether or not that is news
   * @return the alert if that changed it
   */
  Optional<Alert> add(Instant time, double score, double surprise, Reason why) {
    calm = surprise < CALM ? calm + 1 : 0;
    if (openedAt == null) {
      return score >= OPENS ? Optional.of(rise(time, score, why)) : Optional.empty();
    }
    if (calm >= CALM_FOR) {
      return Optional.of(close(openedAt, time));
    }
    return score > peak ? Optional.of(rise(openedAt, score, why)) : Optional.empty();
  }

  private Alert rise(Instant opened, double score, Reason why) {
    openedAt = opened;
    peak = score;
    reason = why;
    return new Alert(opened, Optional.empty(), peak, reason.words());
  }

  /** A clock may have been set back since. */
  private Alert close(Instant opened, Instant time) {
    openedAt = null;
    Instant closed = time.isBefore(opened) ? opened : time;
    return new Alert(opened, Optional.of(closed), peak, reason.words());
  }

  void write(ByteBuffer to) {
    Times.write(to, openedAt);
    to.putDouble(peak).putInt(calm);
    reason.write(to);
  }

  void read(ByteBuffer from) {
    openedAt = Times.read(from);
    peak = from.getDouble();
    calm = from.getInt();
    reason = Reason.read(from);
  }
}
