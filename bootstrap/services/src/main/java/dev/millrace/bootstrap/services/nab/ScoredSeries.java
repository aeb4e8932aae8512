package dev.millrace.bootstrap.services.nab;

/** A series and what a detector made of it: a score for each reading, the higher the stranger. */
public final class ScoredSeries {

  private final Series series;
  private final double[] scores;
  private final Weighed weighed;

  public ScoredSeries(Series series, double[] scores) {
    requireAll(series, scores);
    this.series = series;
    this.scores = scores.clone();
    weighed = Weighed.of(series);
  }

  private static void requireAll(Series series, double[] scores) {
    if (scores.length != series.readings().size()) {
      throw new IllegalArgumentException(
          "%s has %,d readings, but %,d scores"
              .formatted(series.name(), series.readings().size(), scores.length));
    }
  }

  public Series series() {
    return series;
  }

  double score(int reading) {
    return scores[reading];
  }

  Weighed weighed() {
    return weighed;
  }

  /** What is left of a score of nothing when no window is detected. */
  double missed(Profile profile) {
    return -profile.falseNegative() * series.windows().size();
  }

  /** What it counts in a profile when every score from the threshold up is a detection. */
  double count(Profile profile, double threshold) {
    Tally tally = new Tally(profile, this);
    for (int i = series.probation(); i < scores.length; i++) {
      if (scores[i] >= threshold) {
        tally.detect(i);
      }
    }
    return tally.count();
  }
}
