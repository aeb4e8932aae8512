package dev.millrace.bootstrap.services.nab;

import java.util.Arrays;

/** What the detections in one series count for a profile, as they are added in any order. */
final class Tally {

  private final Profile profile;
  private final Weighed weighed;
  private final double[] best;
  private double outside;

  Tally(Profile profile, ScoredSeries scored) {
    this.profile = profile;
    weighed = scored.weighed();
    best = new double[scored.series().windows().size()];
    Arrays.fill(best, -profile.falseNegative());
  }

  /**
   * Adds a detection.
   *
   * @return by how much the count changes
   */
  double detect(int reading) {
    int window = weighed.window(reading);
    if (window == Weighed.OUTSIDE) {
      double change = weighed.count(reading) * profile.falsePositive();
      outside += change;
      return change;
    }
    double before = best[window];
    best[window] = Math.max(before, weighed.count(reading) * Profile.TRUE_POSITIVE);
    return best[window] - before;
  }

  double count() {
    return outside + Arrays.stream(best).sum();
  }
}
