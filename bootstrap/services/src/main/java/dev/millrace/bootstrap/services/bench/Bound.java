package dev.millrace.bootstrap.services.bench;

/** On which side of its goal a figure is well. */
public enum Bound {
  AT_LEAST {
    @Override
    boolean isMet(double figure, double goal) {
      return figure >= goal;
    }
  },
  AT_MOST {
    @Override
    boolean isMet(double figure, double goal) {
      return figure <= goal;
    }
  };

  abstract boolean isMet(double figure, double goal);

  /** As people say it. */
  @Override
  public String toString() {
    return this == AT_LEAST ? "at least" : "at most";
  }
}
