package dev.millrace.domain.anomaly;

/**
 * A number that says in some way where a sensor stands: each shows what others are blind to, and
 * what is strange in several ways is stranger than what is so in one. Lengths are in readings.
 */
enum Feature {
  VALUE("high value", "low value") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.back(0);
    }
  },
  STEP("sudden rise", "sudden fall") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(2) ? recent.back(0) - recent.back(1) : Double.NaN;
    }
  },
  SPIKE("peak", "dip") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(6) ? recent.back(0) - recent.medianBefore(5) : Double.NaN;
    }
  },
  SHORT_LEVEL("high level", "low level") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(6) ? recent.mean(0, 6) : Double.NaN;
    }
  },
  LEVEL("high level", "low level") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(24) ? recent.mean(0, 24) : Double.NaN;
    }
  },
  LONG_LEVEL("high level", "low level") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(96) ? recent.mean(0, 96) : Double.NaN;
    }
  },
  SHIFT("rise of the level", "fall of the level") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(168) ? recent.mean(0, 24) - recent.mean(24, 168) : Double.NaN;
    }
  },
  QUICK_SHIFT("rise of the level", "fall of the level") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(42) ? recent.welch(6, 42) : Double.NaN;
    }
  },
  UNREST("unrest", "stillness") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(12) ? magnitude(recent.deviation(0, 12)) : Double.NaN;
    }
  },
  LONG_UNREST("unrest", "stillness") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(48) ? magnitude(recent.deviation(0, 48)) : Double.NaN;
    }
  },
  DISTANCE("great distance from the mean", "small distance from the mean") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(101) ? Math.abs(recent.back(0) - recent.mean(1, 101)) : Double.NaN;
    }
  },
  STANDING("high for its unrest", "low for its unrest") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(101) ? recent.standing(101) : Double.NaN;
    }
  },
  TIME_OF_DAY("high for the time of day", "low for the time of day") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.back(0) - usual.ofDay();
    }
  },
  LEVEL_OF_DAY("high level for the time of day", "low level for the time of day") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.has(6) ? recent.mean(0, 6) - usual.ofDay() : Double.NaN;
    }
  },
  TIME_OF_WEEK("high for the time of the week", "low for the time of the week") {
    @Override
    double of(Recent recent, Usual usual) {
      return recent.back(0) - usual.ofWeek();
    }
  };

  /** Differences below that are none. */
  private static final double LEAST = 1e-9;

  private final String whenHigh;
  private final String whenLow;

  Feature(String whenHigh, String whenLow) {
    this.whenHigh = whenHigh;
    this.whenLow = whenLow;
  }

  /** What is usual at a reading's time, or NaN where that is not known. */
  record Usual(double ofDay, double ofWeek) {}

  /** Is NaN as long as too little is known. */
  abstract double of(Recent recent, Usual usual);

  String words(boolean isHigh) {
    return isHigh ? whenHigh : whenLow;
  }

  private static double magnitude(double deviation) {
    return Math.log(deviation + LEAST);
  }
}
