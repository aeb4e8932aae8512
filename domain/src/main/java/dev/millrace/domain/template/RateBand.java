package dev.millrace.domain.template;

import dev.millrace.domain.document.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the lines per minute of a template are expected to be: an operator over closed minutes,
 * which holds the same few numbers for ever.
 *
 * <p>Counts are looked at by their roots, of which random arrivals vary alike however many there
 * are (Anscombe 1948). Mean and variance are forgotten exponentially; what is outside moves them no
 * further than what is at the edge, so that an outbreak is not learned at once, but a new rate that
 * stays is.
 *
 * @param minute the last that was taken, since the epoch
 * @param seen how many minutes were, up to {@link #MEMORY}
 * @param mean of the roots
 * @param variance of the roots
 * @param isLeft whether the rate is outside now
 */
public record RateBand(long minute, int seen, double mean, double variance, boolean isLeft) {

  /** Before so many minutes nothing is outside. */
  static final int LEARNING = 30;

  /** Over how many minutes mean and variance are formed. */
  static final int MEMORY = 120;

  /** A silence of more minutes is taken as one of so many. */
  static final int MAX_SILENCE = 60;

  private static final double WIDTH = 5;

  /** It is back when it is well inside: a rate at the edge does not come and go. */
  private static final double WIDTH_OF_RETURN = 3;

  /** Random arrivals vary that much. */
  private static final double LEAST_VARIANCE = 1;

  private static final double ANSCOMBE = 3.0 / 8;

  /** How long {@link #state} is. */
  public static final int BYTES = Long.BYTES + Integer.BYTES + 2 * Double.BYTES + 1;

  /** A band behind a minute, and what was to be told. */
  public record Step(RateBand band, List<RateAlert> alerts) {

    public Step {
      alerts = List.copyOf(alerts);
    }
  }

  /** The band of a template behind its first minute. */
  public static RateBand first(long minute, long lines) {
    return new RateBand(minute, 1, root(lines), LEAST_VARIANCE, false);
  }

  /**
   * Takes a minute that will have no more lines; the minutes between had none. One that is not
   * behind the last is left out.
   *
   * @param closed since the epoch
   * @param lines in it
   */
  public Step take(long closed, long lines) {
    List<RateAlert> alerts = new ArrayList<>();
    RateBand band = this;
    for (long silent = Math.max(minute + 1, closed - MAX_SILENCE); silent < closed; silent++) {
      band = band.next(silent, 0, alerts);
    }
    return new Step(closed > minute ? band.next(closed, lines, alerts) : band, alerts);
  }

  private RateBand next(long now, long lines, List<RateAlert> alerts) {
    double away = (root(lines) - mean) / deviation();
    boolean isOutside = seen >= LEARNING && Math.abs(away) > (isLeft ? WIDTH_OF_RETURN : WIDTH);
    if (isOutside && !isLeft) {
      alerts.add(new RateAlert.Left(now, lines, edge(-WIDTH), edge(WIDTH)));
    } else if (isLeft && !isOutside) {
      alerts.add(new RateAlert.Returned(now, lines));
    }
    double moved = clamped(away, WIDTH) * deviation();
    double varied = clamped(away, WIDTH_OF_RETURN) * deviation();
    double weight = 1.0 / Math.min(seen + 1, MEMORY);
    return new RateBand(
        now,
        Math.min(seen + 1, MEMORY),
        mean + weight * moved,
        Math.max(LEAST_VARIANCE, (1 - weight) * (variance + weight * varied * varied)),
        isOutside);
  }

  private static double clamped(double away, double width) {
    return Math.max(-width, Math.min(width, away));
  }

  private double deviation() {
    return Math.sqrt(variance);
  }

  /** How many lines are so many deviations away from the mean. */
  private long edge(double deviations) {
    double root = Math.max(0, mean + deviations * deviation());
    return Math.max(0, Math.round(root * root / 4 - ANSCOMBE));
  }

  private static double root(long lines) {
    return 2 * Math.sqrt(Math.max(0, lines) + ANSCOMBE);
  }

  /** What {@link #of} reads. */
  public Bytes state() {
    ByteBuffer to = ByteBuffer.allocate(BYTES);
    to.putLong(minute).putInt(seen).putDouble(mean).putDouble(variance);
    to.put((byte) (isLeft ? 1 : 0));
    return Bytes.of(to.array());
  }

  /**
   * Reads what {@link #state} wrote.
   *
   * @throws IllegalArgumentException when it is not that long
   */
  public static RateBand of(Bytes state) {
    if (state.length() != BYTES) {
      throw new IllegalArgumentException(state.length() + " bytes are no band of a rate");
    }
    ByteBuffer from = ByteBuffer.wrap(state.array());
    return new RateBand(
        from.getLong(), from.getInt(), from.getDouble(), from.getDouble(), from.get() == 1);
  }
}
