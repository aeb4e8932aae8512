package dev.millrace.domain.anomaly;

/**
 * How strange a reading is.
 *
 * @param score from 0, as ever, to 1
 */
public record Score(Reading reading, double score) {

  public Score {
    requireShare(score);
  }

  private static void requireShare(double score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score is from 0 to 1, not " + score);
    }
  }
}
