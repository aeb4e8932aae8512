package dev.millrace.bootstrap.services.nab;

/** What detections and misses weigh to whom. */
public enum Profile {
  STANDARD("standard", 0.11, 1),
  REWARD_LOW_FP("reward low FP", 0.22, 1),
  REWARD_LOW_FN("reward low FN", 0.11, 2);

  /** A window that is detected at its very begin. */
  static final double TRUE_POSITIVE = 1;

  private final String title;
  private final double falsePositive;
  private final double falseNegative;

  Profile(String title, double falsePositive, double falseNegative) {
    this.title = title;
    this.falsePositive = falsePositive;
    this.falseNegative = falseNegative;
  }

  /** As the paper names it. */
  public String title() {
    return title;
  }

  double falsePositive() {
    return falsePositive;
  }

  double falseNegative() {
    return falseNegative;
  }
}
