package dev.millrace.bootstrap.services.nab;

import java.util.List;

/** What a detection at each reading of a series would count, before a profile weighs it. */
final class Weighed {

  static final int OUTSIDE = -1;

  /** A reading so many widths of a window behind it has nothing to do with it. */
  private static final double FAR = 3;

  private final int[] windows;
  private final double[] counts;

  private Weighed(int[] windows, double[] counts) {
    this.windows = windows;
    this.counts = counts;
  }

  static Weighed of(Series series) {
    int size = series.readings().size();
    Weighed weighed = new Weighed(new int[size], new double[size]);
    int next = 0;
    for (int i = 0; i < size; i++) {
      if (next < series.windows().size() && i > series.windows().get(next).last()) {
        next++;
      }
      weighed.weigh(i, series.windows(), next);
    }
    return weighed;
  }

  /**
   * The scaled sigmoid.
   *
   * @param position in widths of the window: -1 is its left edge, 0 its right edge, more is behind
   * @return from almost 1 at the left edge over 0 at the right to -1
   */
  static double sigmoid(double position) {
    return position >= FAR ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
  }

  /** The number of the window that a reading is in, or {@link #OUTSIDE}. */
  int window(int reading) {
    return windows[reading];
  }

  /** Up to 1 in a window, down to -1 outside. */
  double count(int reading) {
    return counts[reading];
  }

  /**
   * @param next the first window that is not yet over
   */
  private void weigh(int reading, List<Window> all, int next) {
    boolean isInside = next < all.size() && reading >= all.get(next).first();
    windows[reading] = isInside ? next : OUTSIDE;
    if (isInside) {
      counts[reading] = inside(reading, all.get(next));
    } else {
      counts[reading] = next == 0 ? -1 : behind(reading, all.get(next - 1));
    }
  }

  private static double inside(int reading, Window window) {
    return sigmoid((reading - window.last() - 1.0) / window.length()) / sigmoid(-1);
  }

  private static double behind(int reading, Window window) {
    return sigmoid((double) (reading - window.last()) / Math.max(1, window.length() - 1));
  }
}
