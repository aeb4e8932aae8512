package dev.millrace.bootstrap.services.bench;

import java.util.List;

/** The anomaly detector of readings alone: what it finds in labelled series, and how fast it is. */
final class SensorsBenchmark implements Benchmark {

  @Override
  public String name() {
    return "sensors";
  }

  @Override
  public String purpose() {
    return "The readings of labelled series through the anomaly detector, with one setting for all,"
        + " scored as the Numenta Anomaly Benchmark does, on one core.";
  }

  /** As many as the series have. */
  @Override
  public int records() {
    return 0;
  }

  @Override
  public boolean needsGivenData() {
    return true;
  }

  @Override
  public List<Ratio> ratios() {
    return List.of(
        Ratio.atLeast(SensorsSide.STANDARD, 60),
        Ratio.rateOf(SensorsSide.NAME, 100_000),
        Ratio.atMost(SensorsSide.LARGEST_STATE, 64 * 1024));
  }

  @Override
  public Workbench open(Surface surface) throws InterruptedException {
    return OpenedWorkbench.of(resources -> List.of(SensorsSide.of(surface.given().orElseThrow())));
  }
}
