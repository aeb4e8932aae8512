package dev.millrace.bootstrap.services.bench;

import java.util.List;

/** Ingest's way into PostgreSQL: what exactness costs, and what taking pages whole gains. */
final class IngestBenchmark implements Benchmark {

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String purpose() {
    return "Users parsed, versioned, encoded and committed page by page with their events and their"
        + " ledger, against a COPY of the very rows that this leaves behind, and against the same"
        + " work with a commit for each record.";
  }

  @Override
  public int records() {
    return 10_000;
  }

  @Override
  public List<Ratio> ratios() {
    return List.of(
        Ratio.between(IngestSide.PAGES, CopySide.NAME, 0.5),
        Ratio.between(IngestSide.PAGES, IngestSide.ONE_BY_ONE, 8));
  }

  @Override
  public Workbench open(Surface surface) throws InterruptedException {
    return IngestWorkbench.open(surface);
  }
}
