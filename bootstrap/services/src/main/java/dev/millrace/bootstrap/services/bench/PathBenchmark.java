package dev.millrace.bootstrap.services.bench;

import java.util.List;

/** The whole path, by the processes that are shipped: what it sustains, and how long it takes. */
final class PathBenchmark implements Benchmark {

  static final String WHOLE = "whole path";

  private static final double P50_MILLIS = 700;
  private static final double P99_MILLIS = 2_000;

  @Override
  public String name() {
    return "path";
  }

  @Override
  public String purpose() {
    return "Users from the source to Cassandra by the processes that are shipped, against what ingest,"
        + " relay and stream alone would take one after the other; and how long single users take"
        + " from their fetch until they can be read, while "
        + PacedRuns.PER_SECOND
        + " come per second.";
  }

  @Override
  public int records() {
    return 20_000;
  }

  @Override
  public List<Ratio> ratios() {
    return List.of(
        Ratio.betweenAll(WHOLE, StageSide.NAMES, 0.8),
        Ratio.atMost(PacedSide.P50, P50_MILLIS),
        Ratio.atMost(PacedSide.P99, P99_MILLIS));
  }

  @Override
  public Workbench open(Surface surface) throws InterruptedException {
    return PathBench.open(surface);
  }
}
