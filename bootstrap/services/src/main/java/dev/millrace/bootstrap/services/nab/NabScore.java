package dev.millrace.bootstrap.services.nab;

import java.util.List;

/**
 * How good a detector is over some series.
 *
 * @param threshold from which a score is a detection
 * @param value 100 of a perfect detector, 0 of a silent one, less of one that is worse; NaN where
 *     no series has a window
 */
public record NabScore(Profile profile, double threshold, double value) {

  /** With the threshold that is best over these series. */
  public static NabScore best(Profile profile, List<ScoredSeries> all) {
    return at(profile, Threshold.best(profile, all), all);
  }

  /** With a threshold that was chosen elsewhere. */
  public static NabScore at(Profile profile, double threshold, List<ScoredSeries> all) {
    double silent = all.stream().mapToDouble(one -> one.missed(profile)).sum();
    double perfect =
        Profile.TRUE_POSITIVE * all.stream().mapToInt(one -> one.series().windows().size()).sum();
    double count = all.stream().mapToDouble(one -> one.count(profile, threshold)).sum();
    return new NabScore(profile, threshold, 100 * (count - silent) / (perfect - silent));
  }
}
