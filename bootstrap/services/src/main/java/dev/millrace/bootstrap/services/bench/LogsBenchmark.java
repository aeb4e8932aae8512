package dev.millrace.bootstrap.services.bench;

import java.util.List;

/** The miner of templates alone: how well it groups labelled lines, and how fast it is. */
final class LogsBenchmark implements Benchmark {

  @Override
  public String name() {
    return "logs";
  }

  @Override
  public String purpose() {
    return "The lines of labelled logs through the miner of templates, with one setting for all,"
        + " grouping accuracy and F1 as Zhu et al. 2019 define them, on one core.";
  }

  /** At least: the sets are mined one after the other, again and again. */
  @Override
  public int records() {
    return 500_000;
  }

  @Override
  public boolean needsGivenData() {
    return true;
  }

  @Override
  public List<Ratio> ratios() {
    return List.of(Ratio.atLeast(LogsSide.ACCURACY, 0.88), Ratio.rateOf(LogsSide.NAME, 100_000));
  }

  @Override
  public Workbench open(Surface surface) throws InterruptedException {
    return OpenedWorkbench.of(
        resources -> List.of(LogsSide.of(surface.given().orElseThrow(), surface.records())));
  }
}
